package org.tpibridge.reading.assembly;

/** How words are written, and so who reads them. */
public enum ValueStyle {
  /** As the canonical CSV writes it; {@code docs/visit.md}. */
  CANONICAL,
  /** As clinics write it by hand: {@code R trap x2}, {@code 40mg Kenalog}, {@code 7/10}. */
  SHORTHAND
}
