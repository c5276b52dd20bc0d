package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

/**
 * A drug as listed on the claim.
 *
 * @param code the HCPCS code, such as {@code J3301}
 * @param units the number of billing units, 1 to 99999; the code defines the size of a unit
 */
public record BilledDrug(String code, int units) {
  public BilledDrug {
    requireText(code, "a billed drug's code");
    require(units >= 1 && units <= 99_999, "billed units must be 1 to 99999");
  }
}
