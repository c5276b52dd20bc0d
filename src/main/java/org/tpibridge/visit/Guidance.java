package org.tpibridge.visit;

/** How the needle was guided. */
public enum Guidance {
  /** By touch alone, documented as such. */
  NONE,
  ULTRASOUND
}
