package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One muscle on one side that was injected or needled.
 *
 * @param muscle the clinic's words for the muscle
 * @param side if stated; "both" in a source becomes two sites
 * @param passes the number of needle passes if stated, 1 to 99
 */
public record InjectionSite(String muscle, Optional<Side> side, OptionalInt passes) {
  public InjectionSite {
    requireText(muscle, "a site's muscle");
    passes.ifPresent(n -> require(n >= 1 && n <= 99, "a site must have 1 to 99 passes"));
  }

  /** A site with a stated number of passes. */
  public InjectionSite(String muscle, Optional<Side> side, int passes) {
    this(muscle, side, OptionalInt.of(passes));
  }

  /** Returns the number of needle passes; 1 if it is not stated. */
  public int passCount() {
    return passes.orElse(1);
  }

  @Override
  public String toString() {
    return "InjectionSite[…]";
  }
}
