package org.tpibridge.reading.hl7v2.segment;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.visit.Column;

/** Reads OBR: what the following observations have in common. */
final class BatteryReader implements SegmentReader {
  private static final int SERVICE = 4;
  private static final int OBSERVED = 7;
  private static final int REPORTED = 22;
  private static final int STATUS = 25;

  @Override
  public void read(Hl7Segment obr, MessageContext context) {
    String name = AdministrationReader.drugText(obr, SERVICE);
    Optional<Hl7Time> at = context.timeIn(obr, OBSERVED);
    Optional<Instant> reported = context.instant(obr, REPORTED);
    context.setAdministrationGiven(Optional.empty());
    context.battery(OrderNumbers.of(obr), obr.peek(SERVICE, 1), name, at, reported);
    if (obr.value(STATUS).toUpperCase(Locale.ROOT).equals("X")) {
      context
          .statements()
          .start(
              new StatementSubject.NoResults(context.batteryOrder(), context.group()),
              MessageStatement.Action.REMOVE,
              reported,
              StatementVersion.Status.WITHDRAWAL,
              obr.place(STATUS));
      context.information(
          Hl7FindingCodes.STATUS,
          "OBR-25 states that the order has no results. Results that were sent for it were not used.",
          obr.place(STATUS));
      context.statements().endStatement();
      return;
    }
    TechniqueFields.addFromCoded(obr, SERVICE, context);
    at.ifPresent(
        m -> context.statements().addValue(Column.VISIT_START, Precedence.FIFTH, m, obr, OBSERVED));
  }
}
