package org.tpibridge.importing.upsert;

import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/**
 * A value of a patient in a row that differs from the stored value.
 *
 * @param storedValue the stored value, in the form of the column
 * @param importedValue the value in the row
 */
public record PatientDataConflict(Column column, String storedValue, String importedValue) {

  /** Returns the warning about the conflict, at the cell of the value. */
  Finding finding(VisitResult.Accepted row) {
    return Finding.warning(
            code(),
            "The "
                + fieldName()
                + " "
                + QuotedText.of(importedValue)
                + " differs from the value stored for this MRN, "
                + QuotedText.of(storedValue)
                + ". The stored value was not changed.")
        .at(row.places().of(VisitField.of(column)).orElse(row.place()))
        .withSuggestion(
            "Check the MRN. Correct the row, or resolve the conflict with: tpi-bridge patients");
  }

  private String code() {
    return switch (column) {
      case PATIENT_LAST, PATIENT_FIRST -> "TPI-IMPORT-PATIENT-NAME";
      case BIRTH_DATE -> "TPI-IMPORT-PATIENT-BIRTH-DATE";
      case SEX -> "TPI-IMPORT-PATIENT-SEX";
      default -> throw new IllegalStateException(column + " is not a field of a patient");
    };
  }

  private String fieldName() {
    return switch (column) {
      case PATIENT_LAST -> "family name";
      case PATIENT_FIRST -> "given name";
      case BIRTH_DATE -> "birth date";
      default -> "sex";
    };
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientDataConflict[" + column + "]";
  }
}
