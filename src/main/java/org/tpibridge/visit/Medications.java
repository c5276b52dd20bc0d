package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.List;
import java.util.Optional;

/**
 * The patient's own medications, as reviewed before the procedure.
 *
 * @param current in the clinic's words
 * @param held those that the patient paused, in the order of the source
 */
public record Medications(Optional<String> current, List<HeldMedication> held) {

  /** No medication is recorded. */
  public static final Medications NONE = new Medications(Optional.empty(), List.of());

  public Medications {
    requireText(current, "current_medications");
    held = List.copyOf(held);
  }

  @Override
  public String toString() {
    return "Medications[…]";
  }
}
