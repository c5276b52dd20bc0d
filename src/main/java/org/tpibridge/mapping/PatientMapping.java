package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.visit.Column;

/** Who was treated. */
final class PatientMapping implements ResourceMapping {
  private static final String US_CORE = Canonical.usCore("patient");

  @Override
  public void add(VisitContext context) {
    org.tpibridge.visit.Patient told = context.visit().patient();
    Patient patient = new Patient();
    patient.getMeta().addProfile(US_CORE);
    Entry entry =
        context.shared(Role.PATIENT, context.clinic().systems().mrn(), told.mrn(), patient);
    patient.addIdentifier(entry.identifier().setType(StandardCode.MEDICAL_RECORD_NUMBER.concept()));
    Demographics.of(told).fill(patient);
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
