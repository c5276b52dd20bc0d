package org.tpibridge.visit;

import java.util.Locale;

/** The position of the patient during the procedure. */
public enum Position {
  SITTING,
  PRONE,
  SUPINE,
  LEFT_SIDE,
  RIGHT_SIDE,
  /** Lying on one side; the record does not state which. */
  SIDE;

  /** Returns the words in the canonical CSV. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
