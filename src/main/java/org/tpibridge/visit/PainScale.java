package org.tpibridge.visit;

import java.math.BigDecimal;

/** A pain scale from 0 (no pain) to 10 (worst). */
public enum PainScale {
  /** Numeric rating scale: whole numbers. */
  NRS,
  /** Visual analog scale, in cm: one decimal. */
  VAS,
  /** Wong-Baker FACES: 0, 2, 4, 6, 8, 10. */
  FACES;

  public boolean accepts(BigDecimal score) {
    return score.signum() >= 0
        && score.compareTo(BigDecimal.TEN) <= 0
        && switch (this) {
          case NRS -> isWhole(score);
          case VAS -> score.scale() <= 1;
          case FACES -> isWhole(score) && score.intValue() % 2 == 0;
        };
  }

  private static boolean isWhole(BigDecimal score) {
    return score.scale() <= 0;
  }
}
