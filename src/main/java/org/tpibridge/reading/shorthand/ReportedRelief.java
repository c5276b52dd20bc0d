package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import org.tpibridge.visit.TimeSpan;

/**
 * Relief as the patient told it.
 *
 * @param percent 0 to 100
 * @param lasting how long, where told
 */
public record ReportedRelief(BigDecimal percent, Optional<TimeSpan> lasting) {
  @Override
  public String toString() {
    return "ReliefTold[…]";
  }
}
