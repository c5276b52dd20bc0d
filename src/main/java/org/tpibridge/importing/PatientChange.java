package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.tpibridge.mapping.Demographics;

/**
 * What a job changed of a patient: what an import told, or what somebody decided, a merge or which
 * of two values counts.
 */
record PatientChange(Patient before, Patient after) {
  private static final List<Function<Patient, Optional<?>>> PARTS =
      List.of(
          PatientChange::active,
          patient -> Demographics.of(patient).last(),
          patient -> Demographics.of(patient).first(),
          patient -> Demographics.of(patient).birthDate(),
          patient -> Demographics.of(patient).sex());

  /** Whether nobody said anything else since of what was changed. */
  boolean stands(Patient now) {
    return PARTS.stream()
        .filter(part -> !part.apply(before).equals(part.apply(after)))
        .allMatch(
            part ->
                Stream.of(before, after)
                    .anyMatch(said -> part.apply(said).equals(part.apply(now))));
  }

  /** The patient without what was changed, and with all that came later. */
  Patient outOf(Patient now) {
    Demographics is = Demographics.of(now);
    Demographics was =
        new Demographics(
            unchanged(now, patient -> Demographics.of(patient).last()),
            unchanged(now, patient -> Demographics.of(patient).first()),
            unchanged(now, patient -> Demographics.of(patient).birthDate()),
            unchanged(now, patient -> Demographics.of(patient).sex()));
    return linksOutOf(was.equals(is) ? now.copy() : was.in(now), now);
  }

  /** The patient without the links that were added, and with all else that is said. */
  Patient linksOutOf(Patient now) {
    return linksOutOf(now.copy(), now);
  }

  private Patient linksOutOf(Patient next, Patient now) {
    next.setActiveElement(null);
    unchanged(now, PatientChange::active).ifPresent(next::setActive);
    next.getLink().removeIf(this::isAdded);
    return next;
  }

  boolean hasLinks() {
    return after.getLink().stream().anyMatch(this::isAdded);
  }

  private <T> Optional<T> unchanged(Patient now, Function<Patient, Optional<T>> part) {
    return part.apply(before).equals(part.apply(after)) ? part.apply(now) : part.apply(before);
  }

  private boolean isAdded(PatientLinkComponent link) {
    return has(after, link) && !has(before, link);
  }

  private static boolean has(Patient patient, PatientLinkComponent link) {
    return patient.getLink().stream().anyMatch(link::equalsDeep);
  }

  private static Optional<Boolean> active(Patient patient) {
    return patient.hasActive() ? Optional.of(patient.getActive()) : Optional.empty();
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientChange[…]";
  }
}
