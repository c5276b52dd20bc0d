package org.tpibridge.visit;

/** How the needle was used. */
public enum Technique {
  /** A drug was injected; the record may or may not name it (CPT 20552, 20553). */
  INJECTION,
  /** Nothing was injected, as stated by the record (CPT 20560, 20561). */
  DRY_NEEDLING
}
