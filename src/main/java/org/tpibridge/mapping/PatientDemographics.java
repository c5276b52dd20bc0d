package org.tpibridge.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.visit.Sex;

/**
 * A patient's name, sex and birth date, read from a Patient resource of this program or written to
 * one.
 *
 * @param last family name
 * @param first given names, as one string
 */
public record PatientDemographics(
    Optional<String> last,
    Optional<String> first,
    Optional<LocalDate> birthDate,
    Optional<Sex> sex) {

  public static PatientDemographics of(org.tpibridge.visit.Patient stated) {
    return new PatientDemographics(stated.last(), stated.first(), stated.birthDate(), stated.sex());
  }

  /**
   * Reads the demographics from a resource.
   *
   * @throws DateTimeException if the birth date is only a month or a year
   */
  public static PatientDemographics of(Patient patient) {
    Optional<HumanName> name = patient.getName().stream().findFirst();
    return new PatientDemographics(
        name.map(HumanName::getFamily),
        name.filter(HumanName::hasGiven).map(HumanName::getGivenAsSingleString),
        Optional.ofNullable(patient.getBirthDateElement().getValueAsString()).map(LocalDate::parse),
        sex(patient));
  }

  /** Empty if the gender is {@code unknown} with a data-absent-reason: then it was missing. */
  private static Optional<Sex> sex(Patient patient) {
    if (!patient.hasGender()
        || patient.getGenderElement().hasExtension(ExtensionUrls.DATA_ABSENT_REASON)) {
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

  /** Copies a resource and replaces the demographics in the copy. */
  public Patient in(Patient patient) {
    Patient copy = patient.copy();
    fill(copy);
    return copy;
  }

  /** Sets name, gender, birth date and narrative. */
  public void fill(Patient patient) {
    patient.setName(List.of(name()));
    gender(patient);
    patient.setBirthDateElement(birthDate.map(VisitTimes::date).orElse(null));
    patient.setText(
        Narratives.of(
            "Patient "
                + last.orElse("(family name unknown)")
                + first.map(f -> ", " + f).orElse("")
                + birthDate.map(d -> ", born " + d).orElse("")));
  }

  private HumanName name() {
    HumanName name = new HumanName();
    last.ifPresent(name::setFamily);
    first.ifPresent(name::addGiven);
    if (last.isEmpty() && first.isEmpty()) {
      name.addExtension(ExtensionUrls.DATA_ABSENT_REASON, new CodeType("unknown"));
    }
    return name;
  }

  /**
   * US Core requires a gender. An extension marks a missing one, as opposed to a stated "unknown".
   */
  private void gender(Patient patient) {
    // Starts without extensions, because the earlier one may mark the gender as missing.
    patient.setGenderElement(null);
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
          .addExtension(ExtensionUrls.DATA_ABSENT_REASON, new CodeType("unknown"));
    }
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "PatientDemographics[…]";
  }
}
