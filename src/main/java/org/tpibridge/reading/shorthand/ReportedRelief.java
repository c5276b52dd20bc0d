package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import org.tpibridge.visit.TimeSpan;

/**
 * Patient-reported pain relief.
 *
 * @param percent 0 to 100
 * @param lasting how long the relief lasted, if stated
 */
public record ReportedRelief(BigDecimal percent, Optional<TimeSpan> lasting) {
  @Override
  public String toString() {
    return "ReportedRelief[…]";
  }
}
