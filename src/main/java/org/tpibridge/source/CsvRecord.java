package org.tpibridge.source;

import java.util.List;
import java.util.Optional;
import org.tpibridge.files.FormulaGuard;

/**
 * One record of a CSV.
 *
 * @param row as a spreadsheet numbers it, blank lines counted
 * @param cells without their quotation marks; those before the fault where there is one
 * @param encoding that the cells were read in
 * @param fault why this is not a sound record
 * @param rest of the record from the fault on, as it stands in the input; empty where it is sound
 */
record CsvRecord(
    long row, List<String> cells, Encoding encoding, Optional<Fault> fault, String rest) {

  /** The record of a table that was written with guards against formulas. */
  CsvRecord unguarded() {
    return new CsvRecord(
        row, cells.stream().map(FormulaGuard::unguarded).toList(), encoding, fault, rest);
  }

  boolean isBlank() {
    return fault.isEmpty() && cells.stream().allMatch(cell -> CellText.strip(cell).isEmpty());
  }
}
