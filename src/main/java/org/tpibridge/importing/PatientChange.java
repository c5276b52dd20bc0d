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
        .filter(this::isChanged)
        .allMatch(
            part ->
                Stream.of(before, after)
                    .anyMatch(said -> part.apply(said).equals(part.apply(now))));
  }

  /** Whether both changed the same of the patient. */
  boolean overlaps(PatientChange other) {
    return PARTS.stream().anyMatch(part -> isChanged(part) && other.isChanged(part));
  }

  private boolean isChanged(Function<Patient, Optional<?>> part) {
    return !part.apply(before).equals(part.apply(after));
  }

  /** The patient without what was changed, and with all that came later. */
  Patient outOf(Patient now) {
    Demographics is = Demographics.of(now);
    Demographics was =
        new Demographics(
            without(now, patient -> Demographics.of(patient).last()),
            without(now, patient -> Demographics.of(patient).first()),
            without(now, patient -> Demographics.of(patient).birthDate()),
            without(now, patient -> Demographics.of(patient).sex()));
    Patient next = was.equals(is) ? now.copy() : was.in(now);
    next.setActiveElement(null);
    without(now, PatientChange::active).ifPresent(next::setActive);
    next.getLink().removeIf(this::isAdded);
    return next;
  }

  /** What was changed again since stays as it is. */
  private <T> Optional<T> without(Patient now, Function<Patient, Optional<T>> part) {
    return part.apply(now).equals(part.apply(after)) ? part.apply(before) : part.apply(now);
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
