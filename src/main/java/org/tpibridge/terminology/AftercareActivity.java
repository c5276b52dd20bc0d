package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.tpibridge.visit.TimeSpan;

/**
 * One thing to do or to avoid after the visit.
 *
 * @param concept in {@code tpi-aftercare}
 * @param text for the patient, a whole sentence
 * @param avoid whether it must not be done
 * @param duration how long after the visit it holds; empty where no source gives a time
 */
public record AftercareActivity(
    Concept concept, String text, boolean avoid, Optional<TimeSpan> duration) {
  public AftercareActivity {
    requireNonNull(concept);
    requireNonNull(text);
    requireNonNull(duration);
  }
}
