package org.tpibridge.visit;

import java.math.BigDecimal;

/**
 * A score some time after the visit.
 *
 * @param timeAfterVisit counted from the visit's end
 * @param value on the course's scale
 */
public record LaterScore(TimeSpan timeAfterVisit, BigDecimal value) {
  @Override
  public String toString() {
    return "LaterScore[…]";
  }
}
