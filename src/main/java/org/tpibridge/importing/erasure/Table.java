package org.tpibridge.importing.erasure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a table has what its rows are known by, by its header. */
final class Table {
  private final char delimiter;
  private final int[] numbers;
  private final int[] visits;

  Table(String header) {
    this.delimiter =
        Stream.of(',', ';', '\t', '|')
            .max(Comparator.comparingLong(d -> header.chars().filter(c -> c == d).count()))
            .orElseThrow();
    List<String> columns = cells(header);
    this.numbers = columns(columns, Needles::isNumberOfPatients);
    this.visits = columns(columns, Needles::isVisitId);
  }

  private static int[] columns(List<String> columns, Predicate<String> wanted) {
    return IntStream.range(0, columns.size()).filter(i -> wanted.test(columns.get(i))).toArray();
  }

  /** Whether it can be told of each row whose it is. */
  boolean hasNumbers() {
    return numbers.length > 0;
  }

  boolean isOf(Needles needles, String record) {
    List<String> cells = cells(record);
    return any(cells, numbers, needles::areMrn) || any(cells, visits, needles::areVisit);
  }

  private static boolean any(List<String> cells, int[] columns, Predicate<String> wanted) {
    return IntStream.of(columns).anyMatch(i -> i < cells.size() && wanted.test(cells.get(i)));
  }

  /** The cells of a record, without quotation marks around them. */
  private List<String> cells(String record) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : record.stripTrailing().toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
