package org.tpibridge.reading.hl7v2;

import org.tpibridge.finding.Place;

/**
 * Two records of one person become one.
 *
 * @param type of the message, such as {@code ADT^A40}
 * @param retired the medical record number that is no longer used (MRG-1)
 * @param surviving the number of the record that remains (PID-3)
 */
record PatientMerge(String type, String retired, String surviving, Place place)
    implements FeedItem {

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "PatientMerge[" + place.description() + "]";
  }
}
