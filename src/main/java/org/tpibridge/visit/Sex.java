package org.tpibridge.visit;

/** A patient's sex as a clinic's registration has it. */
public enum Sex {
  FEMALE,
  MALE,
  OTHER,
  /** The clinic wrote that it does not know, which is more than an empty cell says. */
  UNKNOWN
}
