package org.tpibridge.importing.undo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.visit.Sex;

/**
 * A change that a job made to a patient: values that an import stated, or a decision of a user,
 * such as a merge or which of two values is right.
 */
record PatientChange(Patient before, Patient after) {
  private static final List<Function<Patient, ? extends Optional<?>>> PARTS =
      List.of(
          PatientChange::active,
          PatientChange::last,
          PatientChange::first,
          PatientChange::birthDate,
          PatientChange::sex);

  /** Returns whether no later job changed the same fields. */
  boolean isStillCurrent(Patient now) {
    return PARTS.stream()
        .filter(this::isChanged)
        .allMatch(
            part ->
                Stream.of(before, after)
                    .anyMatch(version -> part.apply(version).equals(part.apply(now))));
  }

  private static Optional<Boolean> active(Patient patient) {
    return patient.hasActive() ? Optional.of(patient.getActive()) : Optional.empty();
  }

  private static Optional<String> last(Patient patient) {
    return PatientDemographics.of(patient).last();
  }

  private static Optional<String> first(Patient patient) {
    return PatientDemographics.of(patient).first();
  }

  private static Optional<LocalDate> birthDate(Patient patient) {
    return PatientDemographics.of(patient).birthDate();
  }

  private static Optional<Sex> sex(Patient patient) {
    return PatientDemographics.of(patient).sex();
  }

  private boolean isChanged(Function<Patient, ? extends Optional<?>> part) {
    return !part.apply(before).equals(part.apply(after));
  }

  /**
   * Returns the patient without this change and with all later changes.
   *
   * @param later the later changes, which stay
   */
  Patient removedFrom(Patient now, List<PatientChange> later) {
    PatientDemographics is = PatientDemographics.of(now);
    PatientDemographics was =
        new PatientDemographics(
            without(now, PatientChange::last, later),
            without(now, PatientChange::first, later),
            without(now, PatientChange::birthDate, later),
            without(now, PatientChange::sex, later));
    return linksRemovedFrom(was.equals(is) ? now.copy() : was.in(now), now, later);
  }

  /** Returns the patient without the links that this change added. */
  Patient linksRemovedFrom(Patient now) {
    return linksRemovedFrom(now.copy(), now, List.of());
  }

  private Patient linksRemovedFrom(Patient next, Patient now, List<PatientChange> later) {
    next.setActiveElement(null);
    without(now, PatientChange::active, later).ifPresent(next::setActive);
    next.getLink().removeIf(this::isAdded);
    return next;
  }

  boolean hasLinks() {
    return after.getLink().stream().anyMatch(this::isAdded);
  }

  private <T> Optional<T> without(
      Patient now, Function<Patient, Optional<T>> part, List<PatientChange> later) {
    boolean isRetained =
        !part.apply(now).equals(part.apply(after))
            || later.stream().anyMatch(change -> change.isChanged(part));
    return isRetained ? part.apply(now) : part.apply(before);
  }

  private boolean isAdded(PatientLinkComponent link) {
    return has(after, link) && !has(before, link);
  }

  private static boolean has(Patient patient, PatientLinkComponent link) {
    return patient.getLink().stream().anyMatch(link::equalsDeep);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientChange[…]";
  }
}
