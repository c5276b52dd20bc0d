package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/**
 * The pain scores of one cell. A single score such as {@code 7/10} has no time: it is in {@code
 * score}, and the column of the cell determines the time. All other scores have their time in the
 * cell.
 *
 * @param score a single score without a time
 * @param before the injection
 * @param after immediately after the injection
 * @param later in the order of the cell
 * @param scale if the cell names it
 */
public record PainScores(
    Optional<BigDecimal> score,
    Optional<BigDecimal> before,
    Optional<BigDecimal> after,
    List<LaterScore> later,
    Optional<PainScale> scale) {
  public PainScores {
    later = List.copyOf(later);
  }

  @Override
  public String toString() {
    return "PainScores[…]";
  }
}
