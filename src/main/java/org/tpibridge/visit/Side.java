package org.tpibridge.visit;

/** The side of the body. "Both sides" is two {@link InjectionSite}s, one a side. */
public enum Side {
  RIGHT,
  LEFT,
  MIDLINE
}
