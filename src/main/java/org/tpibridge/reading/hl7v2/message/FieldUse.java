package org.tpibridge.reading.hl7v2.message;

/** How a field was used. */
public enum FieldUse {
  EMPTY,
  USED,
  PARTLY_USED,
  IGNORED
}
