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
 * The names of a table's columns. Case and white space are ignored. If a name occurs several times,
 * {@code Dx#2} is its second column.
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

  /** The position of a column that the map requires; empty, with an error, if there is none. */
  OptionalInt require(List<String> synonyms) {
    OptionalInt found = find(synonyms);
    if (found.isEmpty()) {
      List<String> near = SimilarWords.to(synonyms.get(0), names);
      Finding missing =
          Finding.error(
                  ColumnMapFindingCodes.MISSING,
                  "The map requires the column "
                      + String.join(" or ", synonyms.stream().map(QuotedText::of).toList())
                      + ", which is not in the header. Correct the name in the map, add the name in"
                      + " this export, or mark the column as optional.")
              .at(place);
      findings.add(near.isEmpty() ? missing : missing.withSuggestion(near.get(0)));
    }
    return found;
  }

  /** The position of the first name that the header contains. */
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
                      + " is in the header "
                      + positions.size()
                      + " times. Specify in the map which one to read.")
              .at(place)
              .withSuggestion(synonym + "#1"));
      return OptionalInt.of(positions.get(0));
    }
    int mark = synonym.lastIndexOf('#');
    if (mark > 0 && synonym.substring(mark + 1).matches("[1-9][0-9]{0,2}")) {
      List<Integer> repeated = positions(synonym.substring(0, mark));
      int number = Integer.parseInt(synonym.substring(mark + 1));
      if (number <= repeated.size()) {
        return OptionalInt.of(repeated.get(number - 1));
      }
    }
    return OptionalInt.empty();
  }

  private List<Integer> positions(String name) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (normalized(names.get(i)).equals(normalized(name))) {
        positions.add(i);
      }
    }
    return positions;
  }

  static String normalized(String name) {
    return WhiteSpace.collapse(name).toLowerCase(Locale.ROOT);
  }

  boolean isUsed(int position) {
    return used.contains(position);
  }

  /** Whether a row is for a discarded amount, which has the modifier JW. */
  boolean isDiscarded(MappedRow row) {
    return modifiers.stream()
        .anyMatch(at -> DISCARDED.matcher(WhiteSpace.strip(row.cells().get(at))).matches());
  }

  /** Positions that the map does not read, but whose names mean a side. */
  List<Integer> unreadSides() {
    return IntStream.range(0, names.size())
        .filter(at -> !isUsed(at) && ColumnRole.isSide(names.get(at)))
        .boxed()
        .toList();
  }

  /** Positions that the map does not read, but whose names mean the amount of a drug. */
  List<Integer> unreadAmounts() {
    return IntStream.range(0, names.size())
        .filter(at -> !isUsed(at) && ColumnRole.isAmount(names.get(at)))
        .boxed()
        .toList();
  }

  /** All errors, and one information about unused columns. */
  List<Finding> findings(Set<String> ignored) {
    List<Finding> all = new ArrayList<>(findings);
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !isUsed(i) && !ignored.contains(normalized(names.get(i)))) {
        unused.add(names.get(i));
      }
    }
    if (!unused.isEmpty()) {
      all.add(
          Finding.information(
                  ColumnMapFindingCodes.UNUSED,
                  "The map does not use "
                      + String.join(", ", unused.stream().map(QuotedText::of).toList())
                      + ". Add them to the map, or list them under ignore.")
              .at(place));
    }
    return all.stream().distinct().toList();
  }
}
