package org.tpibridge.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.PrintableText;

/**
 * What is said about a rejected piece, in the cells of {@link
 * org.tpibridge.reading.csv.RejectsColumns#COLUMNS}.
 */
record RejectNote(String place, String code, String column, String message, String suggestion) {

  /** The errors; warnings do not keep a visit out. Of several, each part has its number. */
  static RejectNote of(Place piece, List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    return new RejectNote(
        piece.description(),
        listed(errors, finding -> Optional.of(finding.code())),
        listed(errors, finding -> Optional.of(column(finding)).filter(c -> !c.isEmpty())),
        numbered(errors, finding -> Optional.of(finding.message())),
        numbered(errors, Finding::suggestion));
  }

  /** The column of a table, or what else names the place of a value in its piece. */
  private static String column(Finding finding) {
    Optional<Place> place = finding.place();
    if (place.isPresent() && place.get() instanceof Place.Cell cell) {
      return cell.column();
    }
    if (place.isPresent() && place.get() instanceof Place.Text text) {
      return text.pointer();
    }
    return place.map(Place::locationInSource).orElse("");
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

  /** The cells; what is quoted from an input in them is on one line. */
  List<String> cells() {
    return List.of(place, code, column, message, suggestion).stream()
        .map(PrintableText::line)
        .toList();
  }
}
