package org.tpibridge.visit;

import java.util.Locale;

/** The position of the patient during the procedure. */
public enum Position {
  SITTING,
  PRONE,
  SUPINE,
  /** Lying on the left or the right side. */
  SIDE;

  /** Returns the word in the canonical CSV, which is also the code. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
