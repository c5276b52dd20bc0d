package org.tpibridge.mapping;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Sex;

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
    patient.addName(name(told));
    gender(patient, told.sex());
    told.birthDate().ifPresent(day -> patient.setBirthDateElement(Times.date(day)));
    patient.setText(
        Narratives.of(
            "Patient "
                + told.last().orElse("(family name unknown)")
                + told.first().map(f -> ", " + f).orElse("")
                + told.birthDate().map(d -> ", born " + d).orElse("")));
    entry
        .from(Column.MRN)
        .from("identifier", Column.MRN)
        .from("name", Column.PATIENT_LAST)
        .from("name.family", Column.PATIENT_LAST)
        .from("name.given", Column.PATIENT_FIRST)
        .from("gender", Column.SEX)
        .from("birthDate", Column.BIRTH_DATE);
  }

  private static HumanName name(org.tpibridge.visit.Patient told) {
    HumanName name = new HumanName();
    told.last().ifPresent(name::setFamily);
    told.first().ifPresent(name::addGiven);
    if (told.last().isEmpty() && told.first().isEmpty()) {
      name.addExtension(Extensions.DATA_ABSENT_REASON, new CodeType("unknown"));
    }
    return name;
  }

  /** US Core wants a gender; the extension tells "nobody said" from "the clinic does not know". */
  private static void gender(Patient patient, Optional<Sex> sex) {
    patient.setGender(
        switch (sex.orElse(Sex.UNKNOWN)) {
          case FEMALE -> AdministrativeGender.FEMALE;
          case MALE -> AdministrativeGender.MALE;
          case OTHER -> AdministrativeGender.OTHER;
          case UNKNOWN -> AdministrativeGender.UNKNOWN;
        });
    if (sex.isEmpty()) {
      patient
          .getGenderElement()
          .addExtension(Extensions.DATA_ABSENT_REASON, new CodeType("unknown"));
    }
  }
}
