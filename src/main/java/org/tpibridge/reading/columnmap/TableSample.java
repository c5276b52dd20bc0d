package org.tpibridge.reading.columnmap;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of a clinic's table.
 *
 * @param skip the number of rows above the header, without blank ones
 * @param nonAscii non-ASCII text, if the table is not UTF-8
 * @param rows each with as many cells as the header
 * @param skippedRows the number of rows that were skipped because they have another number of cells
 */
record TableSample(
    char delimiter,
    int skip,
    Optional<NonAsciiText> nonAscii,
    List<String> header,
    List<List<String>> rows,
    int skippedRows) {
  public TableSample {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * Non-ASCII text that shows the encoding of a table.
   *
   * @param encoding in which the text was read
   * @param readings a word of the table in this and other encodings, each after the name of the
   *     encoding
   * @param rows the number of rows with such text
   */
  public record NonAsciiText(String encoding, List<String> readings, int rows) {
    public NonAsciiText {
      readings = List.copyOf(readings);
    }
  }

  /** The cells of a column that are not blank. */
  List<String> cells(int position) {
    return rows.stream().map(r -> r.get(position).strip()).filter(c -> !c.isEmpty()).toList();
  }

  /** Without the cells, which are patient data. */
  @Override
  public String toString() {
    return "TableSample[" + rows.size() + " rows]";
  }
}
