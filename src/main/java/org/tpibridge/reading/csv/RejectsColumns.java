package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.OriginalRecord;

/**
 * The columns that a rejects file has behind the original ones. Rows come back with them once they
 * are fixed; they tell nothing about a visit.
 */
public final class RejectsColumns {
  public static final List<String> COLUMNS =
      List.of("_place", "_code", "_column", "_message", "_suggestion");

  private RejectsColumns() {}

  /** Our last two columns with what stands between, quoted or not. */
  private static final Pattern END = Pattern.compile("_message\"?([^\"])\"?_suggestion");

  /** Whether a table with this header is a rejects file: ours are its last columns. */
  public static boolean isHeader(List<String> header) {
    return firstPosition(header) >= 0;
  }

  /**
   * How many columns stand before ours; -1 where ours are not the last. Spreadsheets give a header
   * as many cells as the longest row has, so blank ones behind ours do not count.
   */
  static int firstPosition(List<String> header) {
    List<String> names = header.stream().map(FieldText::strip).toList();
    int own = names.lastIndexOf(COLUMNS.get(0));
    int end = own + COLUMNS.size();
    boolean ours =
        own >= 0
            && end <= names.size()
            && names.subList(own, end).equals(COLUMNS)
            && names.stream().skip(end).allMatch(String::isEmpty);
    return ours ? own : -1;
  }

  /** What separates the cells of a rejects file, by its first line; empty for any other. */
  public static Optional<Character> delimiter(byte[] head) {
    Matcher end = END.matcher(DelimiterDetector.firstFilledLine(head));
    return end.find() ? Optional.of(end.group(1).charAt(0)) : Optional.empty();
  }

  /** The table that a rejects file was made of; any other as it is. */
  public static OriginalRecord.Table removeFrom(OriginalRecord.Table table) {
    int own = firstPosition(table.header());
    return own < 0
        ? table
        : new OriginalRecord.Table(table.header().subList(0, own), table.delimiter());
  }

  /** The row of that table; what stands behind our columns belongs to it. */
  public static OriginalRecord.CsvRow removeFrom(OriginalRecord.CsvRow row) {
    int own = firstPosition(row.table().header());
    if (own < 0) {
      return row;
    }
    List<String> cells = new ArrayList<>(row.cells());
    cells
        .subList(Math.min(own, cells.size()), Math.min(own + COLUMNS.size(), cells.size()))
        .clear();
    while (cells.size() > own && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    return new OriginalRecord.CsvRow(row.place(), removeFrom(row.table()), cells, row.rest());
  }
}
