package org.tpibridge.reading.hl7v2;

import org.tpibridge.finding.Place;

/**
 * A merge of two records of one patient.
 *
 * @param type the message type, such as {@code ADT^A40}
 * @param retired the medical record number that is no longer used (MRG-1)
 * @param surviving the medical record number of the record that remains (PID-3)
 */
record PatientMerge(String type, String retired, String surviving, Place place)
    implements FeedItem {

  /** Leaves out the numbers, because patient data must not be logged. */
  @Override
  public String toString() {
    return "PatientMerge[" + place.description() + "]";
  }
}
