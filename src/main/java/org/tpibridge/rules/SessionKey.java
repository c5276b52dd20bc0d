package org.tpibridge.rules;

import org.tpibridge.files.Sha256;

/**
 * Identifies a session of a patient.
 *
 * @param patient the id of the Patient resource: the same MRN in two systems means two patients
 * @param system the system of the visit's id
 */
public record SessionKey(String patient, String system, String visitId) {

  /** Separates the parts; cannot occur in an identifier. */
  private static final char SEPARATOR = '\u001f';

  long patientHash() {
    return Sha256.first64Bits(patient);
  }

  long visitHash() {
    return Sha256.first64Bits(system + SEPARATOR + visitId);
  }

  /** Contains no patient data. */
  @Override
  public String toString() {
    return "SessionKey[…]";
  }
}
