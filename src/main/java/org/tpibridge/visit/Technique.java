package org.tpibridge.visit;

/** What the needle was for. */
public enum Technique {
  /** A drug was injected, whether or not the record names it (CPT 20552, 20553). */
  INJECTION,
  /** Nothing was injected, and the record says so (CPT 20560, 20561). */
  DRY_NEEDLING
}
