package org.tpibridge.visit;

import java.util.List;
import java.util.Optional;

/**
 * Pain and function by the PEG questionnaire. It is about the past week, so it is not a part of the
 * pain scores before and after an injection, and no relief is calculated from it.
 *
 * @param before at the visit, before the injection
 * @param later after the visit, in the order of the source
 */
public record PegAssessment(Optional<PegScore> before, List<LaterPeg> later) {

  /** An assessment without answers. */
  public static final PegAssessment NONE = new PegAssessment(Optional.empty(), List.of());

  public PegAssessment {
    later = List.copyOf(later);
  }

  @Override
  public String toString() {
    return "PegAssessment[…]";
  }
}
