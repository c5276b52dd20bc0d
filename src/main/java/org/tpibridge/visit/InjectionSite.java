package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.Optional;

/**
 * One muscle on one side that was injected or needled.
 *
 * @param muscle the clinic's words for the muscle
 * @param side if stated; "both" in a source becomes two sites
 * @param passes the number of needle passes, 1 to 99
 */
public record InjectionSite(String muscle, Optional<Side> side, int passes) {
  public InjectionSite {
    requireText(muscle, "a site's muscle");
    require(passes >= 1 && passes <= 99, "a site must have 1 to 99 passes");
  }

  @Override
  public String toString() {
    return "InjectionSite[…]";
  }
}
