package org.tpibridge.importing.upsert;

import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/**
 * A row tells of a patient what the store has otherwise.
 *
 * @param storedValue as a row would tell it
 */
record PatientDataConflict(Column column, String storedValue, String importedValue) {

  /** At the cell that tells it. */
  Finding finding(VisitResult.Accepted row) {
    return Finding.warning(
            code(),
            "The "
                + fieldName()
                + " "
                + QuotedText.of(importedValue)
                + " is not the one stored for this MRN, "
                + QuotedText.of(storedValue)
                + ", which stays.")
        .at(row.places().of(VisitField.of(column)).orElse(row.place()))
        .withSuggestion(
            "Check the MRN. Correct the row, or decide on the worklist which one is right.");
  }

  private String code() {
    return switch (column) {
      case PATIENT_LAST, PATIENT_FIRST -> "TPI-IMPORT-PATIENT-NAME";
      case BIRTH_DATE -> "TPI-IMPORT-PATIENT-BIRTH-DATE";
      case SEX -> "TPI-IMPORT-PATIENT-SEX";
      default -> throw new IllegalStateException(column + " is not told of a patient");
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
    return "Contradiction[" + column + "]";
  }
}
