package org.tpibridge.terminology;

import java.math.BigDecimal;

/**
 * A drug in one strength.
 *
 * @param drugKey the drug's key in the terminology
 * @param mgPerMl without trailing zeros, so that 10 and 10.0 are equal
 */
record DrugSolution(String drugKey, BigDecimal mgPerMl) {
  DrugSolution {
    mgPerMl = mgPerMl.stripTrailingZeros();
  }
}
