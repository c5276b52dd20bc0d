package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.tpibridge.visit.TimeSpan;

/**
 * An activity that the patient should do or avoid after the visit.
 *
 * @param concept the code in {@code tpi-aftercare}
 * @param text the instruction for the patient, a whole sentence
 * @param avoid whether the patient should avoid it
 * @param duration how long after the visit the instruction applies; empty if no source states it
 */
public record AftercareActivity(
    Concept concept, String text, boolean avoid, Optional<TimeSpan> duration) {
  public AftercareActivity {
    requireNonNull(concept);
    requireNonNull(text);
    requireNonNull(duration);
  }
}
