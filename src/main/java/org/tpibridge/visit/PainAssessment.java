package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The pain scores of one visit, all on one scale.
 *
 * @param scale the scale of every score in this record
 * @param before the score before the injection
 * @param after the score immediately after the injection
 * @param later scores after the visit, in the order of the source
 */
public record PainAssessment(
    PainScale scale,
    Optional<BigDecimal> before,
    Optional<BigDecimal> after,
    List<LaterScore> later) {

  /** An assessment without scores. */
  public static final PainAssessment NONE =
      new PainAssessment(PainScale.NRS, Optional.empty(), Optional.empty(), List.of());

  public PainAssessment {
    later = List.copyOf(later);
    before.ifPresent(score -> requireOn(scale, score));
    after.ifPresent(score -> requireOn(scale, score));
    later.forEach(score -> requireOn(scale, score.value()));
  }

  private static void requireOn(PainScale scale, BigDecimal score) {
    require(scale.accepts(score), "a pain score must be on its scale");
  }

  public boolean hasScores() {
    return before.isPresent() || after.isPresent() || !later.isEmpty();
  }

  @Override
  public String toString() {
    return "PainAssessment[…]";
  }
}
