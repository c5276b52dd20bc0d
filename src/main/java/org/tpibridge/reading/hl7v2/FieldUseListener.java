package org.tpibridge.reading.hl7v2;

import org.tpibridge.finding.Place;

/** Is notified of how each field that is not empty was used. */
interface FieldUseListener {

  /**
   * @param field the field, such as {@code PV1-44}
   */
  void used(String field, Place where);

  /** Some components of the field were read, and some were skipped. */
  void partlyUsed(String field, Place where);

  void ignored(String field, Place where);
}
