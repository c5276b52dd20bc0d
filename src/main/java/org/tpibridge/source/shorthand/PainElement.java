package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import org.tpibridge.visit.Span;

/** What a cell with pain scores is made of. */
sealed interface PainElement {

  /**
   * A score, or a range of them.
   *
   * @param most the same as {@code least} where it is one score
   * @param measure points, unless the cell names a ruler's unit
   */
  record Score(BigDecimal least, BigDecimal most, Measure measure) implements PainElement {
    boolean isRange() {
      return least.compareTo(most) != 0;
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
  record When(Optional<Span> since, boolean before) implements PainElement {
    static final When BEFORE = new When(Optional.empty(), true);
    static final When AFTER = new When(Optional.empty(), false);
  }

  /** From one score to the next. */
  enum Change implements PainElement {
    /** {@code ->}, "down to", "from 8 to 2". */
    TOLD,
    /** {@code 8 to 2}, {@code 8 > 2}: a change, unless it rises. */
    LIKELY
  }

  /** A comma, a line break, "and". */
  enum Break implements PainElement {
    HERE
  }
}
