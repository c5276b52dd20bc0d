package org.tpibridge.mapping.elements;

import org.tpibridge.visit.Column;

/** The questions of {@code Questionnaire/tpi-screening}. */
public enum ScreeningQuestion {
  ANTICOAGULANT(
      Column.ANTICOAGULANT, "Does the patient take an anticoagulant or have a bleeding disorder?"),
  ALLERGIES(Column.ALLERGIES, "Allergies, including local anesthetics and pain medication"),
  CONTRAINDICATIONS(
      Column.CONTRAINDICATIONS,
      "Other contraindications: infection, pregnancy, acute injury of the muscle"),
  CONSENT(Column.CONSENT, "Did the patient consent to the procedure?");

  private final Column column;
  private final String words;

  ScreeningQuestion(Column column, String words) {
    this.column = column;
    this.words = words;
  }

  public Column column() {
    return column;
  }

  /** The link id of the question: the name of the column. */
  public String linkId() {
    return column.header();
  }

  public String words() {
    return words;
  }
}
