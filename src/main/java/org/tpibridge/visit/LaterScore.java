package org.tpibridge.visit;

import java.math.BigDecimal;

/**
 * A pain score recorded some time after the visit.
 *
 * @param timeAfterVisit the time since the end of the visit
 * @param value the score, on the scale of the assessment
 */
public record LaterScore(TimeSpan timeAfterVisit, BigDecimal value) {
  @Override
  public String toString() {
    return "LaterScore[…]";
  }
}
