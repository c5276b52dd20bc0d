package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.stated;

/**
 * A drug as it stood on the claim.
 *
 * @param code HCPCS, such as {@code J3301}
 * @param units how many billing units, 1 to 99999; what a unit is, the code says
 */
public record BilledDrug(String code, int units) {
  public BilledDrug {
    stated(code, "a billed drug's code");
    require(units >= 1 && units <= 99_999, "billed units are 1 to 99999");
  }
}
