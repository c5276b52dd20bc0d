package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.WhiteSpace;
import org.tpibridge.terminology.SimilarWords;

/**
 * The names of a table's columns. Case and white space make no difference. Where a name stands
 * several times, {@code Dx#2} is its second column.
 */
final class TableHeader {
  private static final Pattern MODIFIER =
      Pattern.compile(
          "(?i)(?:(?:cpt|hcpcs|proc|procedure|charge|drug)[ _-]?)?mod(?:ifier)?s?[ _#-]?[1-4]?");

  private static final Pattern DISCARDED =
      Pattern.compile("(?i)(?:.*[^A-Z0-9])?JW(?:[^A-Z0-9].*)?");

  private final String source;
  private final Place place;
  private final List<String> names;
  private final List<Integer> modifiers;
  private final Set<Integer> used = new HashSet<>();
  private final Set<Finding> findings = new LinkedHashSet<>();

  TableHeader(String source, long row, List<String> names) {
    this.source = source;
    this.place = new Place.Cell(source, row, "");
    this.names = names.stream().map(WhiteSpace::strip).toList();
    this.modifiers =
        IntStream.range(0, names.size())
            .filter(at -> MODIFIER.matcher(this.names.get(at)).matches())
            .boxed()
            .toList();
  }

  String source() {
    return source;
  }

  String name(int position) {
    return names.get(position);
  }

  /** The position of a column that the map wants; empty, and an error, where there is none. */
  OptionalInt require(List<String> synonyms) {
    OptionalInt found = find(synonyms);
    if (found.isEmpty()) {
      List<String> near = SimilarWords.to(synonyms.get(0), names);
      Finding missing =
          Finding.error(
                  ColumnMapFindingCodes.MISSING,
                  "The map wants the column "
                      + String.join(" or ", synonyms.stream().map(QuotedText::of).toList())
                      + ", which the header does not have. Correct the name in the map, add what"
                      + " this export calls it, or mark it as optional.")
              .at(place);
      findings.add(near.isEmpty() ? missing : missing.withSuggestion(near.get(0)));
    }
    return found;
  }

  /** The position of the first name that the header has. */
  OptionalInt find(List<String> synonyms) {
    for (String synonym : synonyms) {
      OptionalInt position = find(synonym);
      if (position.isPresent()) {
        used.add(position.getAsInt());
        return position;
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt find(String synonym) {
    List<Integer> positions = positions(synonym);
    if (positions.size() == 1) {
      return OptionalInt.of(positions.get(0));
    }
    if (positions.size() > 1) {
      findings.add(
          Finding.error(
                  ColumnMapFindingCodes.DUPLICATE_COLUMN,
                  "The column "
                      + QuotedText.of(synonym)
                      + " stands in the header "
                      + positions.size()
                      + " times. Say in the map which one is meant.")
              .at(place)
              .withSuggestion(synonym + "#1"));
      return OptionalInt.of(positions.get(0));
    }
    int mark = synonym.lastIndexOf('#');
    if (mark > 0 && synonym.substring(mark + 1).matches("[1-9][0-9]{0,2}")) {
      List<Integer> alike = positions(synonym.substring(0, mark));
      int wantedOne = Integer.parseInt(synonym.substring(mark + 1));
      if (wantedOne <= alike.size()) {
        return OptionalInt.of(alike.get(wantedOne - 1));
      }
    }
    return OptionalInt.empty();
  }

  private List<Integer> positions(String name) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (folded(names.get(i)).equals(folded(name))) {
        positions.add(i);
      }
    }
    return positions;
  }

  static String folded(String name) {
    return WhiteSpace.collapse(name).toLowerCase(Locale.ROOT);
  }

  boolean isUsed(int position) {
    return used.contains(position);
  }

  /** Whether a row is about an amount that was discarded: a modifier of it is JW. */
  boolean isDiscarded(MappedRow row) {
    return modifiers.stream()
        .anyMatch(at -> DISCARDED.matcher(WhiteSpace.strip(row.cells().get(at))).matches());
  }

  /** Positions that nobody wants, though they name a side. */
  List<Integer> unreadSides() {
    return IntStream.range(0, names.size())
        .filter(at -> !isUsed(at) && ColumnRole.isSide(names.get(at)))
        .boxed()
        .toList();
  }

  /** Positions that nobody wants, though their names are those of a drug's amount. */
  List<Integer> unreadAmounts() {
    return IntStream.range(0, names.size())
        .filter(at -> !isUsed(at) && ColumnRole.isAmount(names.get(at)))
        .boxed()
        .toList();
  }

  /** Errors, and one information about what is left out. */
  List<Finding> findings(Set<String> ignored) {
    List<Finding> all = new ArrayList<>(findings);
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !isUsed(i) && !ignored.contains(folded(names.get(i)))) {
        unused.add(names.get(i));
      }
    }
    if (!unused.isEmpty()) {
      all.add(
          Finding.information(
                  ColumnMapFindingCodes.UNUSED,
                  "The map does not use "
                      + String.join(", ", unused.stream().map(QuotedText::of).toList())
                      + ". Use them, or name them under ignore.")
              .at(place));
    }
    return all.stream().distinct().toList();
  }
}
