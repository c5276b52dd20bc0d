package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.stated;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What patient and clinic want to reach.
 *
 * @param text the clinic's words, {@code pain 3 in 6w}
 * @param pain the score aimed at, 0 to 10, where the words name one
 * @param within counted from the visit's end, where the words name it
 */
public record Goal(String text, Optional<BigDecimal> pain, Optional<TimeSpan> within) {
  public Goal {
    stated(text, "goal");
    pain.ifPresent(p -> require(PainScale.VAS.accepts(p), "a pain goal is 0 to 10"));
  }

  @Override
  public String toString() {
    return "Goal[…]";
  }
}
