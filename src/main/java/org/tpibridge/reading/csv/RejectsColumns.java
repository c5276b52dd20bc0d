package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.OriginalRecord;

/**
 * The columns that a rejects file adds after the original ones. Corrected rows are imported with
 * them; they contain nothing about a visit.
 */
public final class RejectsColumns {
  public static final List<String> COLUMNS =
      List.of("_place", "_code", "_column", "_message", "_suggestion");

  private RejectsColumns() {}

  /** The last two added columns with the delimiter between them, quoted or not. */
  private static final Pattern END = Pattern.compile("_message\"?([^\"])\"?_suggestion");

  /** Whether a table with this header is a rejects file, which ends with the added columns. */
  public static boolean isHeader(List<String> header) {
    return firstPosition(header) >= 0;
  }

  /**
   * The number of columns before the added ones; -1 if the added columns are not the last.
   * Spreadsheets give a header as many cells as the longest row, so blank cells after them are
   * ignored.
   */
  static int firstPosition(List<String> header) {
    List<String> names = header.stream().map(FieldText::strip).toList();
    int first = names.lastIndexOf(COLUMNS.get(0));
    int end = first + COLUMNS.size();
    boolean atEnd =
        first >= 0
            && end <= names.size()
            && names.subList(first, end).equals(COLUMNS)
            && names.stream().skip(end).allMatch(String::isEmpty);
    return atEnd ? first : -1;
  }

  /** The delimiter of a rejects file by its first line; empty for other files. */
  public static Optional<Character> delimiter(byte[] head) {
    Matcher end = END.matcher(DelimiterDetector.firstFilledLine(head));
    return end.find() ? Optional.of(end.group(1).charAt(0)) : Optional.empty();
  }

  /** The original table of a rejects file; other tables unchanged. */
  public static OriginalRecord.Table removeFrom(OriginalRecord.Table table) {
    int first = firstPosition(table.header());
    return first < 0
        ? table
        : new OriginalRecord.Table(table.header().subList(0, first), table.delimiter());
  }

  /** The original row of a rejects file; cells after the added columns belong to it. */
  public static OriginalRecord.CsvRow removeFrom(OriginalRecord.CsvRow row) {
    int first = firstPosition(row.table().header());
    if (first < 0) {
      return row;
    }
    List<String> cells = new ArrayList<>(row.cells());
    cells
        .subList(Math.min(first, cells.size()), Math.min(first + COLUMNS.size(), cells.size()))
        .clear();
    while (cells.size() > first && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    return new OriginalRecord.CsvRow(row.place(), removeFrom(row.table()), cells, row.rest());
  }
}
