package org.tpibridge.importing;

/** The result of importing one or more files; the worst is the last. */
public enum ImportOutcome {
  /** All rows were imported. */
  IMPORTED,
  /** Some rows were rejected. */
  SOME_REJECTED,
  /** Some input could not be read completely. */
  UNREADABLE;

  public ImportOutcome and(ImportOutcome other) {
    return compareTo(other) < 0 ? other : this;
  }
}
