package org.tpibridge.visit;

import static org.tpibridge.visit.Words.require;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pain scores of one visit, all on one scale.
 *
 * @param scale of every score here
 * @param before the injection
 * @param after immediately after it
 * @param later in the order told
 */
public record PainCourse(
    PainScale scale,
    Optional<BigDecimal> before,
    Optional<BigDecimal> after,
    List<LaterScore> later) {

  /** Nothing told. */
  public static final PainCourse NONE =
      new PainCourse(PainScale.NRS, Optional.empty(), Optional.empty(), List.of());

  public PainCourse {
    later = List.copyOf(later);
    Stream<BigDecimal> scores =
        Stream.of(before.stream(), after.stream(), later.stream().map(LaterScore::value))
            .flatMap(s -> s);
    require(scores.allMatch(scale::accepts), "a pain score is not on its scale");
  }

  public boolean hasScores() {
    return before.isPresent() || after.isPresent() || !later.isEmpty();
  }

  @Override
  public String toString() {
    return "PainCourse[…]";
  }
}
