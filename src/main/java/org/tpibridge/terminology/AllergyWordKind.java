package org.tpibridge.terminology;

/** What a word in a text about allergies says about the words beside it. */
public enum AllergyWordKind {
  /** The text denies: {@code no penicillin}. */
  DENIAL,
  /** The text says nothing certain about this patient: {@code possible latex}. */
  UNCERTAIN,
  /** The word describes an allergy but names no substance: {@code rash}. */
  NO_SUBSTANCE
}
