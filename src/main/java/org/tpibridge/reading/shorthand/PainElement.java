package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import org.tpibridge.visit.TimeSpan;

/** An element of a cell with pain scores. */
sealed interface PainElement {

  /**
   * A score, or a range of them.
   *
   * @param high the same as {@code low} for a single score
   * @param measure points, unless the cell contains cm or mm
   */
  record WrittenScore(BigDecimal low, BigDecimal high, Measure measure) implements PainElement {
    boolean isRange() {
      return low.compareTo(high) != 0;
    }
  }

  /** The unit of a score. */
  enum Measure {
    POINTS,
    CENTIMETERS,
    /** Also points out of 100. */
    MILLIMETERS
  }

  /**
   * When a score was recorded.
   *
   * @param since the time after the visit; empty for the visit itself
   * @param before whether it was before the injection
   */
  record When(Optional<TimeSpan> since, boolean before) implements PainElement {
    static final When BEFORE = new When(Optional.empty(), true);
    static final When AFTER = new When(Optional.empty(), false);
  }

  /** A change from one score to the next. */
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
