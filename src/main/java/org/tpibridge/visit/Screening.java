package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.Optional;

/** What was asked before the injection, in the clinic's words. */
public record Screening(
    Optional<String> anticoagulant,
    Optional<String> allergies,
    Optional<String> contraindications) {

  /** A screening in which nothing is recorded. */
  public static final Screening NONE =
      new Screening(Optional.empty(), Optional.empty(), Optional.empty());

  public Screening {
    requireText(anticoagulant, "anticoagulant");
    requireText(allergies, "allergies");
    requireText(contraindications, "contraindications");
  }

  @Override
  public String toString() {
    return "Screening[…]";
  }
}
