package org.tpibridge.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.PrintableText;

/**
 * The note about a rejected row or text, in the cells of {@link
 * org.tpibridge.reading.csv.RejectsColumns#COLUMNS}.
 */
record RejectNote(String place, String code, String column, String message, String suggestion) {

  /**
   * Creates a note from the errors; warnings do not reject a visit. Several messages are numbered.
   */
  static RejectNote of(Place place, List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    return new RejectNote(
        place.description(),
        listed(errors, finding -> Optional.of(finding.code())),
        listed(errors, finding -> Optional.of(column(finding)).filter(c -> !c.isEmpty())),
        numbered(errors, finding -> Optional.of(finding.message())),
        numbered(errors, Finding::suggestion));
  }

  /** Returns the column of a table, or the equivalent place in a text. */
  private static String column(Finding finding) {
    Optional<Place> location = finding.place();
    if (location.isPresent() && location.get() instanceof Place.Cell cell) {
      return cell.column();
    }
    if (location.isPresent() && location.get() instanceof Place.Text text) {
      return text.pointer();
    }
    return location.map(Place::locationInSource).orElse("");
  }

  private static String listed(List<Finding> findings, Function<Finding, Optional<String>> part) {
    return String.join(
        "; ", findings.stream().flatMap(f -> part.apply(f).stream()).distinct().toList());
  }

  private static String numbered(List<Finding> findings, Function<Finding, Optional<String>> part) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      String number = findings.size() > 1 ? "(" + (i + 1) + ") " : "";
      part.apply(findings.get(i)).ifPresent(text -> parts.add(number + text));
    }
    return String.join(" ", parts);
  }

  /** Returns the cells, with line breaks in quoted input escaped. */
  List<String> cells() {
    return List.of(place, code, column, message, suggestion).stream()
        .map(PrintableText::line)
        .toList();
  }
}
