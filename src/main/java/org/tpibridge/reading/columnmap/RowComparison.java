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
 * Compares the rows of one visit. An export often joins tables: it repeats sites and drugs on each
 * line of the bill, or has every site with every drug. What the rows repeat for such a reason is
 * counted once, with a warning. What they repeat for no reason that the rows show (one drug at
 * several sites) is left in, for those who read the items to refuse. Where the map states how rows
 * contain a column, that applies.
 */
final class RowComparison {
  /** Lists with amounts: whether rows repeat them or add to them makes a difference. */
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
   * @param told what each row says about each column
   * @param rowCombinations what the map states
   */
  RowComparison(
      TableHeader header,
      List<MappedRow> rows,
      Map<Column, List<List<RawValue>>> told,
      Map<Column, RowCombination> rowCombinations) {
    this.header = header;
    this.rows = rows;
    this.all = IntStream.range(0, rows.size()).boxed().toList();
    this.rowCombinations = rowCombinations;
    counted.putAll(told);
    if (COUNTED.stream()
        .anyMatch(column -> rowCombinations.get(column) == RowCombination.UNSPECIFIED)) {
      compare();
    }
    COUNTED.stream()
        .filter(column -> rowCombinations.get(column) == RowCombination.SAME)
        .forEach(column -> retain(column, firstOf(texts(column), all)));
  }

  /** Decides what the map does not state; where it states all, there is nothing to find out. */
  private void compare() {
    COUNTED.forEach(column -> texts.put(column, texts(column)));
    String[] sessions = paired(texts.get(Column.SITES), texts.get(Column.INJECTATES));
    boolean joined = sessions(sessions);
    billedRows(sessions, joined);
  }

  /** The words of each column that count, by row. */
  Map<Column, List<List<RawValue>>> counted() {
    return counted;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Counts sites and injectates; gives whether the rows join them. */
  private boolean sessions(String[] sessions) {
    String[] sites = texts.get(Column.SITES);
    String[] drugs = texts.get(Column.INJECTATES);
    List<Integer> distinct = firstOf(sessions, all);
    List<Integer> countedSites = firstOf(sites, distinct);
    List<Integer> joined = joined(sites, drugs, distinct);
    warn(
        without(filled(sessions, all), distinct),
        "what other rows of this visit have. It is counted once.",
        Column.SITES,
        Column.INJECTATES);
    if (joined.isEmpty()) {
      warn(
          without(filled(sites, distinct), countedSites),
          "the sites of another row with other injectates. Each site is counted once.",
          Column.SITES);
    } else {
      warn(
          joined,
          "each of several sites with each of several injectates, as a join of two tables does."
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
   * The rows that have every site with every injectate, where there are several of both. Rows
   * without a site, which other tables have added, count as one site more.
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
    // A row with neither is not among them.
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
    // Rows that differ only in what the map reads elsewhere: copies that a join made. A column
    // that the map does not read may be the number of a charge, so such rows are left in.
    List<Integer> lines = firstOf(paired(paired(sessions, bills), unread()), billed);
    List<Integer> pairs = firstOf(paired(sessions, bills), billed);
    List<Integer> kept = lines;
    if (joined && lines.size() == pairs.size() && dependsOn(texts.get(Column.INJECTATES))) {
      kept = firstOf(texts.get(Column.INJECTATES), lines);
    } else if (joined && lines.size() == pairs.size() && dependsOn(texts.get(Column.SITES))) {
      kept = firstOf(texts.get(Column.SITES), lines);
    } else if (isJoined(sessions, bills)) {
      kept = lines.stream().filter(at -> sessions[at].equals(sessions[0])).toList();
    }
    warn(
        without(billed, kept),
        "the billed drugs of other rows. They are counted once.",
        Column.BILLED_DRUGS);
    retainUnspecified(Column.BILLED_DRUGS, kept);
  }

  /** Whether every session is with every bill; rows without a bill are one kind of them. */
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
                      + " in the map. If not, write rows: same, and this is not reported again.")
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
    Set<Integer> kept = new HashSet<>(which);
    counted.put(
        column,
        all.stream().map(at -> kept.contains(at) ? stated.get(at) : List.<RawValue>of()).toList());
  }

  /** The first rows with each text; blank ones do not count. */
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

  /** What each row says of a column. Where the map states that rows add, no two say the same. */
  private String[] texts(Column column) {
    List<List<RawValue>> stated = counted.get(column);
    String[] texts = new String[rows.size()];
    for (int at = 0; at < texts.length; at++) {
      String text = stated == null ? "" : text(stated.get(at));
      boolean own = !text.isEmpty() && rowCombinations.get(column) == RowCombination.ADD;
      texts[at] = own ? text + BETWEEN + at : text;
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
