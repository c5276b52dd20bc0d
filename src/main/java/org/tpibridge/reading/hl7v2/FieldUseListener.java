package org.tpibridge.reading.hl7v2;

import org.tpibridge.finding.Place;

/** Hears of every field that is not empty what became of it. */
interface FieldUseListener {

  /**
   * @param field such as {@code PV1-44}
   */
  void used(String field, Place where);

  /** Some of its components tell something, and some are left out. */
  void partlyUsed(String field, Place where);

  void ignored(String field, Place where);
}
