package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The instructions that a clinic gives patients after the injections.
 *
 * @param activities in the order in which they are given to the patient
 * @param redFlags reasons to call the clinic, one phrase each, for the patient
 */
public record AftercareProtocol(
    Concept concept, List<AftercareActivity> activities, List<String> redFlags) {
  public AftercareProtocol {
    requireNonNull(concept);
    activities = List.copyOf(activities);
    redFlags = List.copyOf(redFlags);
  }
}
