package org.tpibridge.mapping.restore;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Npi;

/** Reads patient, clinician and location. */
final class PeopleReader {
  private PeopleReader() {}

  static Optional<org.tpibridge.visit.Patient> patient(
      VisitBundle bundle, Clinic.IdentifierSystemUris systems) {
    Optional<Patient> patient = bundle.first(Patient.class);
    Optional<String> mrn =
        patient.flatMap(p -> ElementReader.identifier(p.getIdentifier(), systems.mrn()));
    if (mrn.isEmpty()) {
      bundle.reportMissing("Patient with an identifier of the clinic's system for MRNs");
      return Optional.empty();
    }
    return patient.flatMap(p -> bundle.read(p, "name", () -> patient(bundle, p, mrn.get())));
  }

  private static org.tpibridge.visit.Patient patient(
      VisitBundle bundle, Patient patient, String mrn) {
    // If the birth date is invalid, only the birth date is omitted.
    Patient readable = patient.copy();
    String day = patient.getBirthDateElement().getValueAsString();
    if (day != null && bundle.read(patient, "birthDate", () -> LocalDate.parse(day)).isEmpty()) {
      readable.setBirthDateElement(null);
    }
    PatientDemographics stated = PatientDemographics.of(readable);
    return new org.tpibridge.visit.Patient(
        mrn, stated.last(), stated.first(), stated.birthDate(), stated.sex());
  }

  static Optional<Clinician> clinician(VisitBundle bundle) {
    return bundle
        .first(Practitioner.class)
        .flatMap(practitioner -> bundle.read(practitioner, "name", () -> clinician(practitioner)));
  }

  private static Clinician clinician(Practitioner practitioner) {
    return new Clinician(
        ElementReader.identifier(practitioner.getIdentifier(), CodeSystems.NPI).map(Npi::new),
        practitioner.getName().stream().findFirst().map(HumanName::getText));
  }

  static Optional<String> location(VisitBundle bundle) {
    return bundle.first(Location.class).map(Location::getName);
  }
}
