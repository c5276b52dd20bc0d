package org.tpibridge.cli;

/** The result of importing one or more files; the worst is the last. */
enum ImportResult {
  /** All rows are in. */
  IMPORTED,
  /** Some rows were rejected. */
  SOME_REJECTED,
  /** Some input could not be read, or not to its end. */
  UNREADABLE;

  ImportResult and(ImportResult other) {
    return compareTo(other) < 0 ? other : this;
  }
}
