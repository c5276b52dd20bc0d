package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The treatment goal of the patient and the clinic.
 *
 * @param text the clinic's words, such as {@code pain 3 in 6w}
 * @param pain the target score, 0 to 10, if the words name one
 * @param within the time from the end of the visit, if the words name one
 */
public record Goal(String text, Optional<BigDecimal> pain, Optional<TimeSpan> within) {
  public Goal {
    requireText(text, "goal");
    pain.ifPresent(p -> require(PainScale.VAS.accepts(p), "a pain goal must be 0 to 10"));
  }

  @Override
  public String toString() {
    return "Goal[…]";
  }
}
