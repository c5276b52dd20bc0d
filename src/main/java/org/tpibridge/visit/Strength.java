package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;

import java.math.BigDecimal;

/**
 * The strength of a solution, in the unit in which it was recorded.
 *
 * @param value above zero
 */
public record Strength(BigDecimal value, Unit unit) {

  /** Units of strength. */
  public enum Unit {
    /** Grams in 100 mL, so 1 % is 10 mg/mL. */
    PERCENT,
    MG_PER_ML
  }

  private static final BigDecimal MG_PER_ML_IN_A_PERCENT = BigDecimal.TEN;

  public Strength {
    require(value.signum() > 0, "a strength must be above zero");
  }

  /** Returns the strength in mg/mL, exact. */
  public BigDecimal mgPerMl() {
    return switch (unit) {
      case PERCENT -> value.multiply(MG_PER_ML_IN_A_PERCENT);
      case MG_PER_ML -> value;
    };
  }

  /** Returns the notation of the canonical CSV: {@code 1%}, {@code 40 mg/mL}. */
  public String written() {
    return value.toPlainString() + (unit == Unit.PERCENT ? "%" : " mg/mL");
  }
}
