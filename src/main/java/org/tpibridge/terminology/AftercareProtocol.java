package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a clinic tells its patients to do after the injections.
 *
 * @param activities in the order they are told
 * @param redFlags when to call the clinic, one phrase each, for the patient
 */
public record AftercareProtocol(
    Concept concept, List<AftercareActivity> activities, List<String> redFlags) {
  public AftercareProtocol {
    requireNonNull(concept);
    activities = List.copyOf(activities);
    redFlags = List.copyOf(redFlags);
  }
}
