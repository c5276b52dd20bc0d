package org.tpibridge.reading.hl7v2.message;

/** What became of a field. */
public enum FieldUse {
  EMPTY,
  USED,
  PARTLY_USED,
  IGNORED
}
