package org.tpibridge.reading.csv;

import java.util.List;
import java.util.Optional;
import org.tpibridge.files.FormulaGuard;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.RecordFault;
import org.tpibridge.reading.input.TextEncoding;

/**
 * One record of a CSV.
 *
 * @param row as a spreadsheet numbers it, blank lines counted
 * @param cells without their quotation marks; those before the fault where there is one
 * @param encoding that the cells were read in
 * @param fault why this is not a sound record
 * @param rest of the record from the fault on, as it stands in the input; empty where it is sound
 */
public record CsvRecord(
    long row, List<String> cells, TextEncoding encoding, Optional<RecordFault> fault, String rest) {

  /** The record of a table that was written with guards against formulas. */
  CsvRecord withoutFormulaGuards() {
    return new CsvRecord(
        row, cells.stream().map(FormulaGuard::unescaped).toList(), encoding, fault, rest);
  }

  public boolean isBlank() {
    return fault.isEmpty() && cells.stream().allMatch(cell -> FieldText.strip(cell).isEmpty());
  }
}
