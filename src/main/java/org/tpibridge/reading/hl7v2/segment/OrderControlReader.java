package org.tpibridge.reading.hl7v2.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;

/** Reads ORC: the order that the next segments belong to, and whether it was canceled. */
final class OrderControlReader implements SegmentReader {
  private static final int CONTROL = 1;

  /**
   * HL7 table 0119: cancel request, canceled, canceled as requested. DC and OD discontinue an
   * order; earlier administrations are still valid.
   */
  private static final Set<String> CANCELED = Set.of("CA", "OC", "CR");

  @Override
  public void read(Hl7Segment orc, MessageContext context) {
    OrderNumbers numbers = OrderNumbers.of(orc);
    context.setAdministrationGiven(Optional.empty());
    context.order(numbers);
    if (CANCELED.contains(orc.value(CONTROL).toUpperCase(Locale.ROOT)) && !numbers.isEmpty()) {
      context
          .statements()
          .start(
              new StatementSubject.OrderCanceled(numbers),
              MessageStatement.Action.REMOVE,
              Optional.empty(),
              StatementVersion.Status.WITHDRAWAL,
              orc.place(CONTROL));
    }
  }
}
