package org.tpibridge.rules;

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
    return Hashed.of(patient);
  }

  long visitHash() {
    return Hashed.of(system + SEPARATOR + visitId);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "SessionKey[…]";
  }
}
