package org.tpibridge.reading.columnmap;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of a clinic's table.
 *
 * @param skip filled rows above the header
 * @param nonAscii those beyond ASCII, where the table is not UTF-8
 * @param rows each with as many cells as the header
 * @param skippedRows how many more rows were read, which have another number of cells
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
   * What shows in which encoding a table is.
   *
   * @param encoding that it was read in
   * @param readings a word of the table in this encoding and in others, the name of each first
   * @param rows how many rows have such letters
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

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "TableSample[" + rows.size() + " rows]";
  }
}
