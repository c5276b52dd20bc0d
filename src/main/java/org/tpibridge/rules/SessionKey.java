package org.tpibridge.rules;

import org.tpibridge.files.Sha256;

/**
 * Identifies a session of a patient.
 *
 * @param patient id of the Patient resource: one MRN in two systems is two patients
 * @param system of the visit's id
 */
public record SessionKey(String patient, String system, String visitId) {

  /** Cannot occur in an identifier. */
  private static final char SEPARATOR = '\u001f';

  long patientHash() {
    return Sha256.first64Bits(patient);
  }

  long visitHash() {
    return Sha256.first64Bits(system + SEPARATOR + visitId);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "SessionKey[…]";
  }
}
