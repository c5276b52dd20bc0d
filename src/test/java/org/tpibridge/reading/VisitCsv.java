package org.tpibridge.reading;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;

/** Prints visits as canonical CSV. */
public final class VisitCsv {
  private VisitCsv() {}

  static String of(List<Visit> visits, char delimiter) {
    return line(Arrays.stream(Column.values()).map(Column::header).toList(), delimiter)
        + visits.stream().map(v -> row(v, delimiter)).collect(Collectors.joining());
  }

  static String row(Visit visit, char delimiter) {
    return line(
        Arrays.stream(Column.values()).map(c -> VisitText.cell(visit, c)).toList(), delimiter);
  }

  public static String line(List<String> cells, char delimiter) {
    return cells.stream()
            .map(cell -> quoted(cell, delimiter))
            .collect(Collectors.joining(String.valueOf(delimiter)))
        + "\n";
  }

  private static String quoted(String cell, char delimiter) {
    boolean plain =
        cell.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
