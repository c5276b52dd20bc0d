package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.RowCombination;
import org.tpibridge.visit.Column;

/**
 * Compares the rows of one visit. Exports often join tables: they repeat sites and drugs on each
 * billing line, or contain every combination of site and drug. Values that are repeated for such a
 * reason are counted once, with a warning. Values that are repeated for no visible reason (one drug
 * at several sites) are retained, and rejected later by the reader of the items. If the map
 * specifies how rows contain a column, that applies.
 */
final class RowComparison {
  /** Lists with amounts, for which it matters whether rows repeat or add items. */
  static final Set<Column> COUNTED = Set.of(Column.SITES, Column.INJECTATES, Column.BILLED_DRUGS);

  private static final String BETWEEN = "\u001f";
  private static final int SHOWN_ROWS = 5;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final TableHeader header;
  private final List<MappedRow> rows;
  private final List<Integer> all;
  private final Map<Column, RowCombination> rowCombinations;
  private final Map<Column, String[]> texts = new EnumMap<>(Column.class);
  private final Map<Column, List<List<RawValue>>> counted = new EnumMap<>(Column.class);
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param values the values of each column, by row
   * @param rowCombinations what the map specifies
   */
  RowComparison(
      TableHeader header,
      List<MappedRow> rows,
      Map<Column, List<List<RawValue>>> values,
      Map<Column, RowCombination> rowCombinations) {
    this.header = header;
    this.rows = rows;
    this.all = IntStream.range(0, rows.size()).boxed().toList();
    this.rowCombinations = rowCombinations;
    counted.putAll(values);
    if (COUNTED.stream()
        .anyMatch(column -> rowCombinations.get(column) == RowCombination.UNSPECIFIED)) {
      compare();
    }
    COUNTED.stream()
        .filter(column -> rowCombinations.get(column) == RowCombination.SAME)
        .forEach(column -> retain(column, firstOf(texts(column), all)));
  }

  /** Compares the columns for which the map does not specify how to combine rows. */
  private void compare() {
    COUNTED.forEach(column -> texts.put(column, texts(column)));
    String[] sessions = paired(texts.get(Column.SITES), texts.get(Column.INJECTATES));
    boolean joined = sessions(sessions);
    billedRows(sessions, joined);
  }

  /** The values of each column that are counted, by row. */
  Map<Column, List<List<RawValue>>> counted() {
    return counted;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Counts sites and injectates; returns whether the rows are a join of both. */
  private boolean sessions(String[] sessions) {
    String[] sites = texts.get(Column.SITES);
    String[] drugs = texts.get(Column.INJECTATES);
    List<Integer> distinct = firstOf(sessions, all);
    List<Integer> countedSites = firstOf(sites, distinct);
    List<Integer> joined = joined(sites, drugs, distinct);
    warn(
        without(filled(sessions, all), distinct),
        "values of other rows of this visit, which are counted once.",
        Column.SITES,
        Column.INJECTATES);
    if (joined.isEmpty()) {
      warn(
          without(filled(sites, distinct), countedSites),
          "the sites of another row with different injectates. Each site is counted once.",
          Column.SITES);
    } else {
      warn(
          joined,
          "several sites with several injectates in all combinations, like a join of two tables."
              + " Each is counted once.",
          Column.SITES,
          Column.INJECTATES);
    }
    retainUnspecified(Column.SITES, countedSites);
    retainUnspecified(
        Column.INJECTATES, without(distinct, without(joined, firstOf(drugs, joined))));
    return !joined.isEmpty();
  }

  /**
   * The rows that contain every combination of several sites and several injectates. Rows without a
   * site, from other joined tables, count as one more site.
   */
  private static List<Integer> joined(String[] sites, String[] drugs, List<Integer> distinct) {
    List<Integer> full = filled(sites, filled(drugs, distinct));
    int left = firstOf(sites, full).size();
    int right = firstOf(drugs, full).size();
    if (left > 1 && right > 1 && full.size() == left * right && full.equals(distinct)) {
      return full;
    }
    long allLeft = distinct.stream().map(at -> sites[at]).distinct().count();
    long allRight = distinct.stream().map(at -> drugs[at]).distinct().count();
    // A row with neither is excluded.
    int none = allLeft > left && allRight > right ? 1 : 0;
    return left > 0 && right > 1 && allLeft > 1 && distinct.size() == allLeft * allRight - none
        ? distinct
        : full.size() > 1 && left > 1 && right > 1 && full.size() == left * right
            ? full
            : List.of();
  }

  private void billedRows(String[] sessions, boolean joined) {
    String[] bills = texts.get(Column.BILLED_DRUGS);
    List<Integer> billed = filled(bills, all);
    // Rows that differ only in columns that the map reads elsewhere are copies from a join. A
    // column that the map does not read may be the number of a charge, so such rows are retained.
    List<Integer> lines = firstOf(paired(paired(sessions, bills), unread()), billed);
    List<Integer> pairs = firstOf(paired(sessions, bills), billed);
    List<Integer> retained = lines;
    if (joined && lines.size() == pairs.size() && dependsOn(texts.get(Column.INJECTATES))) {
      retained = firstOf(texts.get(Column.INJECTATES), lines);
    } else if (joined && lines.size() == pairs.size() && dependsOn(texts.get(Column.SITES))) {
      retained = firstOf(texts.get(Column.SITES), lines);
    } else if (isJoined(sessions, bills)) {
      retained = lines.stream().filter(at -> sessions[at].equals(sessions[0])).toList();
    }
    warn(
        without(billed, retained),
        "the billed drugs of other rows, which are counted once.",
        Column.BILLED_DRUGS);
    retainUnspecified(Column.BILLED_DRUGS, retained);
  }

  /** Whether every combination of sites and drugs occurs with every bill, including no bill. */
  private boolean isJoined(String[] sessions, String[] bills) {
    long left = Stream.of(sessions).distinct().count();
    long right = Stream.of(bills).distinct().count();
    Set<String> pairs = new HashSet<>();
    all.forEach(at -> pairs.add(sessions[at] + BETWEEN + BETWEEN + bills[at]));
    return left > 1 && right > 1 && pairs.size() == left * right;
  }

  /** Whether rows with the same sites, or the same injectates, always have the same bill. */
  private boolean dependsOn(String[] other) {
    String[] bills = texts.get(Column.BILLED_DRUGS);
    Map<String, String> bill = new HashMap<>();
    all.forEach(at -> bill.putIfAbsent(other[at], bills[at]));
    return all.stream()
        .allMatch(at -> !other[at].isEmpty() && bills[at].equals(bill.get(other[at])));
  }

  private void warn(List<Integer> which, String what, Column... columns) {
    List<String> open =
        Stream.of(columns)
            .filter(
                c ->
                    rowCombinations.get(c) == RowCombination.UNSPECIFIED
                        && !filled(texts.get(c), which).isEmpty())
            .map(Column::header)
            .toList();
    if (!open.isEmpty()) {
      findings.add(
          Finding.warning(
                  ColumnMapFindingCodes.REPEATED,
                  numbers(which)
                      + (which.size() == 1 ? " repeats " : " repeat ")
                      + what
                      + " If each row is a separate injection, write rows: add for "
                      + String.join(" and ", open)
                      + " in the map. If not, write rows: same. Either setting stops this warning.")
              .at(new Place.Cell(header.source(), rows.get(which.get(0)).number(), "")));
    }
  }

  private String numbers(List<Integer> which) {
    List<String> shown =
        which.stream().limit(SHOWN_ROWS).map(at -> String.valueOf(rows.get(at).number())).toList();
    int left = which.size() - shown.size();
    int last = shown.size() - 1;
    return left > 0
        ? "Rows " + String.join(", ", shown) + " and " + left + " more"
        : last == 0
            ? "Row " + shown.get(0)
            : "Rows " + String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }

  private void retainUnspecified(Column column, List<Integer> which) {
    if (rowCombinations.get(column) == RowCombination.UNSPECIFIED) {
      retain(column, which);
    }
  }

  private void retain(Column column, List<Integer> which) {
    List<List<RawValue>> stated = counted.get(column);
    Set<Integer> retained = new HashSet<>(which);
    counted.put(
        column,
        all.stream()
            .map(at -> retained.contains(at) ? stated.get(at) : List.<RawValue>of())
            .toList());
  }

  /** The first row with each text; blank texts are ignored. */
  private static List<Integer> firstOf(String[] texts, List<Integer> which) {
    Set<String> seen = new HashSet<>();
    return which.stream().filter(at -> !texts[at].isEmpty() && seen.add(texts[at])).toList();
  }

  private static List<Integer> filled(String[] texts, List<Integer> which) {
    return which.stream().filter(at -> !texts[at].isEmpty()).toList();
  }

  private static List<Integer> without(List<Integer> which, List<Integer> others) {
    Set<Integer> left = new HashSet<>(others);
    return which.stream().filter(at -> !left.contains(at)).toList();
  }

  /** The text of a column in each row. If the map specifies that rows add, each text is unique. */
  private String[] texts(Column column) {
    List<List<RawValue>> stated = counted.get(column);
    String[] texts = new String[rows.size()];
    for (int at = 0; at < texts.length; at++) {
      String text = stated == null ? "" : text(stated.get(at));
      boolean separate = !text.isEmpty() && rowCombinations.get(column) == RowCombination.ADD;
      texts[at] = separate ? text + BETWEEN + at : text;
    }
    return texts;
  }

  private static String text(List<RawValue> words) {
    return words.stream()
        .map(value -> SPACE.matcher(value.text().toLowerCase(Locale.ROOT)).replaceAll(""))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.joining(BETWEEN));
  }

  private static String[] paired(String[] one, String[] other) {
    String[] pairs = new String[one.length];
    for (int at = 0; at < pairs.length; at++) {
      boolean blank = one[at].isEmpty() && other[at].isEmpty();
      pairs[at] = blank ? "" : one[at] + BETWEEN + BETWEEN + other[at];
    }
    return pairs;
  }

  /** The cells that the map does not read. */
  private String[] unread() {
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.cells().size())
                    .filter(at -> !header.isUsed(at))
                    .mapToObj(at -> row.cells().get(at).strip())
                    .collect(Collectors.joining(BETWEEN)))
        .toArray(String[]::new);
  }
}
