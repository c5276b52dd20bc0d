package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A drug's code on a claim.
 *
 * @param coding HCPCS Level II
 * @param drugKey the {@link Concept#key} of the drug
 * @param mgPerUnit milligrams in one billing unit
 */
public record BilledDrugCode(
    Coding coding, Optional<String> drugKey, Optional<BigDecimal> mgPerUnit) {
  public BilledDrugCode {
    requireNonNull(coding);
    requireNonNull(drugKey);
    requireNonNull(mgPerUnit);
  }
}
