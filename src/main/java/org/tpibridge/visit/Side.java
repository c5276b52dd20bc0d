package org.tpibridge.visit;

/**
 * The side of the body. "Both sides" is recorded as two {@link InjectionSite}s, one for each side.
 */
public enum Side {
  RIGHT,
  LEFT,
  MIDLINE
}
