package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import org.tpibridge.visit.Span;

/**
 * Relief as the patient told it.
 *
 * @param percent 0 to 100
 * @param lasting how long, where told
 */
public record ReliefTold(BigDecimal percent, Optional<Span> lasting) {
  @Override
  public String toString() {
    return "ReliefTold[…]";
  }
}
