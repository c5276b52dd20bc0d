package org.tpibridge.source;

import java.util.List;
import java.util.Optional;

/**
 * One record of a CSV.
 *
 * @param row as a spreadsheet numbers it, blank lines counted
 * @param cells without their quotation marks; those before the fault where there is one
 * @param encoding that the cells were read in
 * @param fault why this is not a sound record
 */
record CsvRecord(long row, List<String> cells, Encoding encoding, Optional<Fault> fault) {

  boolean isBlank() {
    return fault.isEmpty() && cells.stream().allMatch(cell -> CellText.strip(cell).isEmpty());
  }
}
