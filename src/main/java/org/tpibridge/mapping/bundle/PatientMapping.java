package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.visit.Column;

/** Adds the patient. */
final class PatientMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("patient");

  @Override
  public void add(VisitContext context) {
    org.tpibridge.visit.Patient stated = context.visit().patient();
    Patient patient = new Patient();
    patient.getMeta().addProfile(US_CORE);
    BundleEntry entry =
        context.shared(
            ResourceRole.PATIENT, context.clinic().systems().mrn(), stated.mrn(), patient);
    patient.addIdentifier(entry.identifier().setType(StandardCode.MEDICAL_RECORD_NUMBER.concept()));
    PatientDemographics.of(stated).fill(patient);
    entry
        .from(Column.MRN)
        .from("identifier", Column.MRN)
        .from("name", Column.PATIENT_LAST)
        .from("name.family", Column.PATIENT_LAST)
        .from("name.given", Column.PATIENT_FIRST)
        .from("gender", Column.SEX)
        .from("birthDate", Column.BIRTH_DATE);
  }
}
