package org.tpibridge.reading.hl7v2.statement;

/**
 * The precedence of values for one column; values with the lowest are used. {@code docs/hl7v2.md}
 * lists the order for each column.
 */
public final class Precedence {
  private Precedence() {}

  /** Fields that the clinic's own map names. */
  public static final int CLINIC_MAP = 0;

  public static final int FIRST = 1;
  public static final int SECOND = 2;
  public static final int THIRD = 3;
  public static final int FOURTH = 4;
  public static final int FIFTH = 5;
  public static final int SIXTH = 6;

  /** Sections of a text. */
  public static final int NOTE_SECTION = 7;

  /** Values derived from a claim. */
  public static final int CLAIM = 8;
}
