package org.tpibridge.reading.columnmap;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number the row number as in a spreadsheet
 * @param cells as in the file, as many as the header has
 */
record MappedRow(long number, List<String> cells) {

  /** Without the cells, which are patient data. */
  @Override
  public String toString() {
    return "MappedRow[" + number + "]";
  }
}
