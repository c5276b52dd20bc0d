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
  CURRENT_MEDICATIONS(
      Column.CURRENT_MEDICATIONS,
      "Current medications, including pain medication, blood thinners and muscle relaxants"),
  HELD_MEDICATIONS(Column.HELD_MEDICATIONS, "Medications held before the procedure"),
  DRIVER(Column.DRIVER, "Does someone drive the patient home?"),
  CONSENT(Column.CONSENT, "Did the patient consent to the procedure?");

  /** The link id of the question, below a held medication, for how long it was held. */
  public static final String HELD_FOR = "held_for";

  public static final String HELD_FOR_WORDS = "Held for";

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
