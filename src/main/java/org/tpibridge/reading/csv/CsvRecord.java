package org.tpibridge.reading.csv;

import java.util.List;
import java.util.Optional;
import org.tpibridge.files.FormulaGuard;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.RecordError;
import org.tpibridge.reading.input.TextEncoding;

/**
 * One record of a CSV.
 *
 * @param row the row number as in a spreadsheet, including blank lines
 * @param cells without their quotation marks; only those before the error if there is one
 * @param encoding that the cells were read in
 * @param error why this record is malformed
 * @param rest the record from the error on, unchanged; empty if it is well-formed
 */
public record CsvRecord(
    long row, List<String> cells, TextEncoding encoding, Optional<RecordError> error, String rest) {

  /** The record without the guards against formulas with which its table was written. */
  CsvRecord withoutFormulaGuards() {
    return new CsvRecord(
        row, cells.stream().map(FormulaGuard::unescaped).toList(), encoding, error, rest);
  }

  public boolean isBlank() {
    return error.isEmpty() && cells.stream().allMatch(cell -> FieldText.strip(cell).isEmpty());
  }
}
