package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import org.tpibridge.visit.TimeSpan;

/** What a cell with pain scores is made of. */
sealed interface PainElement {

  /**
   * A score, or a range of them.
   *
   * @param high the same as {@code least} where it is one score
   * @param measure points, unless the cell names a ruler's unit
   */
  record WrittenScore(BigDecimal low, BigDecimal high, Measure measure) implements PainElement {
    boolean isRange() {
      return low.compareTo(high) != 0;
    }
  }

  /** How a score is measured. */
  enum Measure {
    POINTS,
    CENTIMETRES,
    /** Also points out of 100. */
    MILLIMETRES
  }

  /**
   * When a score was.
   *
   * @param since after the visit; empty for the visit itself
   * @param before the injection, else after it
   */
  record When(Optional<TimeSpan> since, boolean before) implements PainElement {
    static final When BEFORE = new When(Optional.empty(), true);
    static final When AFTER = new When(Optional.empty(), false);
  }

  /** From one score to the next. */
  enum Change implements PainElement {
    /** {@code ->}, "down to", "from 8 to 2". */
    STATED,
    /** {@code 8 to 2}, {@code 8 > 2}: a change, unless it rises. */
    LIKELY
  }

  /** A comma, a line break, "and". */
  enum Break implements PainElement {
    HERE
  }
}
