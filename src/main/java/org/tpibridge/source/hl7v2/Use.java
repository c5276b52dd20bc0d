package org.tpibridge.source.hl7v2;

/** What became of a field. */
enum Use {
  EMPTY,
  USED,
  PARTLY,
  IGNORED
}
