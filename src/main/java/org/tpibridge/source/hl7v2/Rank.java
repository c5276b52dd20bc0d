package org.tpibridge.source.hl7v2;

/**
 * What counts where a column is told in several ways; the lowest does. {@code docs/hl7v2.md} has
 * the order for each column.
 */
final class Rank {
  private Rank() {}

  /** What the clinic's own map names. */
  static final int MAPPED = 0;

  static final int FIRST = 1;
  static final int SECOND = 2;
  static final int THIRD = 3;
  static final int FOURTH = 4;
  static final int FIFTH = 5;
  static final int SIXTH = 6;

  /** Sections of a text. */
  static final int NOTE = 7;

  /** What a claim lets conclude. */
  static final int CLAIM = 8;
}
