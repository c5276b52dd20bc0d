package org.tpibridge.reading.hl7v2.segment;

import java.util.StringJoiner;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.visit.Column;

/**
 * Reads PV1: location, clinician and times. The visit number is read earlier, when messages are
 * grouped by visit.
 */
final class VisitSegmentReader implements SegmentReader {
  private static final int LOCATION = 3;
  private static final int ATTENDING = 7;
  private static final int ADMITTED = 44;
  private static final int DISCHARGED = 45;
  private static final int DESCRIPTION = 9;

  @Override
  public void read(Hl7Segment pv1, MessageContext context) {
    MessageStatements statements = context.statements();
    statements.addValue(
        Column.LOCATION, Precedence.FIRST, location(pv1, LOCATION), pv1, LOCATION, 0);
    statements.addClinicians(pv1, ATTENDING, Precedence.FOURTH);
    context
        .timeIn(pv1, ADMITTED)
        .ifPresent(
            m -> statements.addValue(Column.VISIT_START, Precedence.FIRST, m, pv1, ADMITTED));
    context
        .timeIn(pv1, DISCHARGED)
        .ifPresent(
            m -> {
              statements.addValue(Column.VISIT_END, Precedence.FIRST, m, pv1, DISCHARGED);
              m.instant().ifPresent(at -> statements.add(new StatedFact.VisitEnd(at)));
            });
  }

  /** Returns the description of a PL, or its point of care, room and bed. */
  static String location(Hl7Segment segment, int field) {
    String described = segment.value(field, DESCRIPTION);
    if (!described.isEmpty()) {
      return described;
    }
    StringJoiner parts = new StringJoiner(" ");
    for (int component = 1; component <= 3; component++) {
      String part = segment.value(field, component);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts.toString();
  }
}
