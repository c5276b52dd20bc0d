package org.tpibridge.reading.columnmap;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet numbers it
 * @param cells as many as the header has, as the file has them
 */
record MappedRow(long number, List<String> cells) {

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "MappedRow[" + number + "]";
  }
}
