package org.tpibridge.visit;

/** How the needle was guided. */
public enum Guidance {
  /** Palpation only, documented as such. */
  NONE,
  ULTRASOUND
}
