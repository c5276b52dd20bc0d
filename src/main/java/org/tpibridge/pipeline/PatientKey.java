package org.tpibridge.pipeline;

import java.util.Optional;
import org.tpibridge.mapping.Clinic.ClinicSources;

/**
 * Identifies the patient of a visit.
 *
 * @param name the MRN, with its system if it is not the clinic's
 * @param id the id of the Patient resource
 */
public record PatientKey(String name, String id) {

  /**
   * @param source the source of the MRN; empty for the clinic itself
   */
  static PatientKey of(ClinicSources sources, Optional<String> source, String mrn) {
    return new PatientKey(sources.patientName(source, mrn), sources.clinic(source).patientId(mrn));
  }

  /** Contains no patient data. */
  @Override
  public String toString() {
    return "PatientKey[…]";
  }
}
