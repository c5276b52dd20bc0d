package org.tpibridge.importing;

/** The result of importing one or more files; the worst is the last. */
public enum ImportOutcome {
  /** All rows are in. */
  IMPORTED,
  /** Some rows were rejected. */
  SOME_REJECTED,
  /** Some input could not be read, or not to its end. */
  UNREADABLE;

  public ImportOutcome and(ImportOutcome other) {
    return compareTo(other) < 0 ? other : this;
  }
}
