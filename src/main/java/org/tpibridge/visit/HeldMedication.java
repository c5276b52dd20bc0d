package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.Optional;

/**
 * A medication that the patient paused before the procedure.
 *
 * @param medication in the clinic's words
 * @param heldFor how long, if recorded
 */
public record HeldMedication(String medication, Optional<TimeSpan> heldFor) {
  public HeldMedication {
    requireText(medication, "a held medication");
  }

  /** Returns the notation of the canonical CSV, such as {@code warfarin 5d}. */
  public String toCanonicalText() {
    return medication + heldFor.map(span -> " " + span.toCanonicalText()).orElse("");
  }

  @Override
  public String toString() {
    return "HeldMedication[…]";
  }
}
