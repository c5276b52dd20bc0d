package org.tpibridge.mapping;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Npi;
import org.tpibridge.visit.Sex;

/** Who was treated, by whom, and where. */
final class PeopleReader {
  private PeopleReader() {}

  static Optional<org.tpibridge.visit.Patient> patient(VisitBundle bundle, Clinic.Systems systems) {
    Optional<Patient> patient = bundle.first(Patient.class);
    Optional<String> mrn =
        patient.flatMap(p -> Elements.identifier(p.getIdentifier(), systems.mrn()));
    if (mrn.isEmpty()) {
      bundle.lacks("Patient with an identifier of the clinic's system for MRNs");
      return Optional.empty();
    }
    return patient.flatMap(p -> bundle.read(p, "name", () -> patient(bundle, p, mrn.get())));
  }

  private static org.tpibridge.visit.Patient patient(
      VisitBundle bundle, Patient patient, String mrn) {
    Optional<HumanName> name = patient.getName().stream().findFirst();
    return new org.tpibridge.visit.Patient(
        mrn,
        name.map(HumanName::getFamily),
        name.filter(HumanName::hasGiven).map(HumanName::getGivenAsSingleString),
        Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
            .flatMap(day -> bundle.read(patient, "birthDate", () -> LocalDate.parse(day))),
        sex(patient));
  }

  /** A gender of {@code unknown} with a reason for its absence was never told. */
  private static Optional<Sex> sex(Patient patient) {
    if (!patient.hasGender()
        || patient.getGenderElement().hasExtension(Extensions.DATA_ABSENT_REASON)) {
      return Optional.empty();
    }
    return switch (patient.getGender()) {
      case FEMALE -> Optional.of(Sex.FEMALE);
      case MALE -> Optional.of(Sex.MALE);
      case OTHER -> Optional.of(Sex.OTHER);
      case UNKNOWN -> Optional.of(Sex.UNKNOWN);
      case NULL -> Optional.empty();
    };
  }

  static Optional<Clinician> clinician(VisitBundle bundle) {
    return bundle
        .first(Practitioner.class)
        .flatMap(practitioner -> bundle.read(practitioner, "name", () -> clinician(practitioner)));
  }

  private static Clinician clinician(Practitioner practitioner) {
    return new Clinician(
        Elements.identifier(practitioner.getIdentifier(), CodeSystems.NPI).map(Npi::new),
        practitioner.getName().stream().findFirst().map(HumanName::getText));
  }

  static Optional<String> location(VisitBundle bundle) {
    return bundle.first(Location.class).map(Location::getName);
  }
}
