package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tpibridge.finding.Place;

/**
 * Guesses the date patterns of a column from its cells.
 *
 * @param patterns that read all cells; empty for ISO dates and if there are none
 * @param readable whether all cells can be read by the patterns or as ISO dates
 * @param order a comment with the assumed order of month and day; empty if no cell has both as
 *     numbers
 */
record DatePatternGuess(List<String> patterns, boolean readable, String order) {
  private static final Place NO_PLACE = new Place.Whole("");
  private static final int LAST_YEAR = 2049;
  private static final List<String> TIMES =
      List.of(
          "", " H:mm", " h:mm a", " H:mm:ss", " h:mm:ss a", " h:mma", "'T'HH:mm", "'T'HH:mm:ss");
  private static final List<String> MONTH_FIRST =
      List.of("M/d/yyyy", "M/d/yy", "M-d-yyyy", "M-d-yy", "M.d.yyyy");
  private static final List<String> DAY_FIRST =
      List.of("d/M/yyyy", "d/M/yy", "d-M-yyyy", "d-M-yy", "d.M.yyyy", "d.M.yy");
  private static final List<String> EITHER =
      List.of(
          "yyyy-MM-dd",
          "yyyyMMdd",
          "yyyyMMddHHmm",
          "yyyy/M/d",
          "MMM d, yyyy",
          "MMMM d, yyyy",
          "d MMM yyyy",
          "d-MMM-yyyy",
          "d-MMM-yy",
          "MMM d yyyy");

  /** The number of cells that can be read only with this order of month and day. */
  static long countRequiring(List<String> cells, boolean dayFirst) {
    List<String> assumed = dayFirst ? DAY_FIRST : MONTH_FIRST;
    List<String> other = dayFirst ? MONTH_FIRST : DAY_FIRST;
    return cells.stream().filter(c -> canRead(c, assumed) && !canRead(c, other)).count();
  }

  static DatePatternGuess of(List<String> cells) {
    return of(cells, read(cells, withTimes(DAY_FIRST)) > read(cells, withTimes(MONTH_FIRST)));
  }

  /**
   * Guesses in a table whose dates show an order of month and day. Cells that show the other order
   * are ignored and will be rejected as errors, because a table has one order.
   */
  static DatePatternGuess in(List<String> cells, boolean dayFirst) {
    List<String> other = dayFirst ? MONTH_FIRST : DAY_FIRST;
    List<String> assumed = dayFirst ? DAY_FIRST : MONTH_FIRST;
    List<String> matching =
        cells.stream().filter(c -> canRead(c, assumed) || !canRead(c, other)).toList();
    DatePatternGuess guess = of(matching, dayFirst);
    if (guess.order.isEmpty()) {
      return guess;
    }
    int rejected = cells.size() - matching.size();
    String comment =
        countRequiring(cells, dayFirst) > 0
            ? guess.order
            : check(dayFirst) + ", as dates in other columns show";
    if (rejected > 0) {
      comment +=
          "; "
              + rejected
              + (rejected == 1 ? " date shows" : " dates show")
              + " the other order and will be rejected";
    }
    return new DatePatternGuess(guess.patterns, guess.readable, comment);
  }

  private static DatePatternGuess of(List<String> cells, boolean dayFirst) {
    long iso = read(cells, List.of("yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm"));
    if (iso == cells.size()) {
      return new DatePatternGuess(List.of(), true, "");
    }
    List<String> candidates =
        Stream.of(dayFirst ? DAY_FIRST : MONTH_FIRST, EITHER)
            .flatMap(group -> withTimes(group).stream())
            .toList();
    Set<String> chosen = new LinkedHashSet<>();
    for (String cell : cells) {
      if (chosen.stream().noneMatch(p -> canRead(p, cell))) {
        candidates.stream().filter(p -> canRead(p, cell)).findFirst().ifPresent(chosen::add);
      }
    }
    boolean readable = read(cells, chosen) == cells.size();
    long numbers =
        cells.stream().filter(c -> canRead(c, MONTH_FIRST) || canRead(c, DAY_FIRST)).count();
    return new DatePatternGuess(
        readable ? List.copyOf(chosen) : List.of(),
        readable,
        numbers == 0 ? "" : order(cells, dayFirst, numbers));
  }

  private static String order(List<String> cells, boolean dayFirst, long numbers) {
    long requiring = countRequiring(cells, dayFirst);
    return requiring == 0
        ? check(dayFirst) + " is assumed, because no date shows the order"
        : check(dayFirst)
            + " (%d of %d dates can only be read this way)".formatted(requiring, numbers);
  }

  private static String check(boolean dayFirst) {
    return "CHECK: " + (dayFirst ? "day" : "month") + " first";
  }

  private static boolean canRead(String cell, List<String> days) {
    return withTimes(days).stream().anyMatch(pattern -> canRead(pattern, cell));
  }

  /** Whether the patterns contain a time of day. */
  boolean hasTimes() {
    return patterns.stream().anyMatch(p -> p.contains("mm"));
  }

  private static List<String> withTimes(List<String> days) {
    List<String> all = new ArrayList<>();
    TIMES.forEach(time -> days.forEach(day -> all.add(day + time)));
    return all;
  }

  private static long read(List<String> cells, Iterable<String> patterns) {
    return cells.stream()
        .filter(cell -> Stream.of(patterns).anyMatch(any -> anyCanRead(any, cell)))
        .count();
  }

  private static boolean anyCanRead(Iterable<String> patterns, String cell) {
    for (String pattern : patterns) {
      if (canRead(pattern, cell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean canRead(String pattern, String cell) {
    return new DatePatterns(List.of(pattern), LAST_YEAR, false)
        .read(new CellContent(cell, NO_PLACE), new ColumnResult())
        .isPresent();
  }
}
