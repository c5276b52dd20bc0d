package org.tpibridge.visit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of a visit, named as in the canonical CSV; see {@code docs/visit.md}. */
public enum Column {
  VISIT_ID,
  MRN,
  PATIENT_LAST,
  PATIENT_FIRST,
  BIRTH_DATE,
  SEX,
  WEIGHT_KG,
  VISIT_START,
  VISIT_END,
  CLINICIAN_NPI,
  CLINICIAN_NAME,
  LOCATION,
  DIAGNOSES,
  PROCEDURE_CODE,
  BILLED_DRUGS,
  SITES,
  GUIDANCE,
  TECHNIQUE,
  POSITION,
  PROCEDURE_STEPS,
  INJECTATES,
  PAIN_SCALE,
  PAIN_BEFORE,
  PAIN_AFTER,
  PAIN_LATER,
  RELIEF_PERCENT,
  PEG_BEFORE,
  PEG_LATER,
  TWITCH,
  COMPLICATIONS,
  ANTICOAGULANT,
  ALLERGIES,
  CONTRAINDICATIONS,
  PRIOR_TREATMENTS,
  CURRENT_MEDICATIONS,
  HELD_MEDICATIONS,
  DRIVER,
  CONSENT,
  GOAL,
  AFTERCARE,
  FOLLOW_UP,
  PLAN,
  NOTES;

  private final String header = name().toLowerCase(Locale.ROOT);

  /**
   * Returns the name in the header of the canonical CSV and in the JSON Schema, such as {@code
   * visit_id}.
   */
  public String header() {
    return header;
  }

  /** Whether a visit without this field is rejected. */
  public boolean required() {
    return switch (this) {
      case VISIT_ID, MRN, VISIT_START, SITES -> true;
      default -> false;
    };
  }

  public static Optional<Column> ofHeader(String header) {
    return Arrays.stream(values()).filter(c -> c.header.equals(header)).findFirst();
  }
}
