package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/**
 * The scores of one cell. A lone score such as {@code 7/10} does not say when it was: {@code score}
 * has it, and the caller's column tells. All other scores have their time in the cell itself.
 *
 * @param score a lone score without a time
 * @param before the injection
 * @param after immediately after it
 * @param later in the order told
 * @param scale where the cell names it
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
    return "PainTold[…]";
  }
}
