package org.tpibridge.reading.assembly;

/** How a value is written, which determines the reader. */
public enum ValueStyle {
  /** As in canonical CSV; see {@code docs/visit.md}. */
  CANONICAL,
  /** As clinics write by hand: {@code R trap x2}, {@code 40mg Kenalog}, {@code 7/10}. */
  SHORTHAND
}
