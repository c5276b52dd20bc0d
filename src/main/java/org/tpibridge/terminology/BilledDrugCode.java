package org.tpibridge.terminology;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The code of a drug on a claim.
 *
 * @param coding the HCPCS Level II code
 * @param drugKey the {@link Concept#key} of the drug
 * @param mgPerUnit the milligrams in one billing unit
 */
public record BilledDrugCode(
    Coding coding, Optional<String> drugKey, Optional<BigDecimal> mgPerUnit) {
  public BilledDrugCode {
    requireNonNull(coding);
    requireNonNull(drugKey);
    requireNonNull(mgPerUnit);
  }
}
