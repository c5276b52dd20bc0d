package org.tpibridge.visit;

/** The patient's sex as recorded in the clinic's registration. */
public enum Sex {
  FEMALE,
  MALE,
  OTHER,
  /** The clinic recorded that the sex is unknown; an empty cell does not say that. */
  UNKNOWN
}
