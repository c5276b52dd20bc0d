package org.tpibridge.pipeline;

import java.util.Optional;
import org.tpibridge.mapping.Clinic.ClinicSources;

/**
 * The patient of a visit.
 *
 * @param name the MRN, with its system where that is not the clinic's
 * @param id of the Patient resource
 */
public record PatientKey(String mrn, String name, String id) {

  /**
   * @param source of the MRN; the clinic itself where empty
   */
  static PatientKey of(ClinicSources sources, Optional<String> source, String mrn) {
    return new PatientKey(
        mrn, sources.patientName(source, mrn), sources.clinic(source).patientId(mrn));
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientKey[…]";
  }
}
