package org.tpibridge.source.hl7v2;

import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.visit.Column;

/**
 * Which visit a message is of: the patient's number and the visit's (PV1-19, else the alternate one
 * in PV1-50, else the account in PID-18). A message without either is a visit of its own.
 *
 * @param segment and field where the visit's number stands
 * @param alone the message's number where it is of no known visit, else 0
 */
record VisitKey(String mrn, String visit, Optional<Segment> segment, int field, long alone) {
  private static final int NUMBER = 19;
  private static final int ALTERNATE = 50;
  private static final int ACCOUNT = 18;

  static VisitKey none(Message message) {
    return new VisitKey("", "", Optional.empty(), 0, message.number());
  }

  static VisitKey of(Message message) {
    Optional<Segment> pid = message.first("PID");
    Optional<Segment> pv1 = message.first("PV1");
    String mrn = pid.map(PatientReader::mrnOf).orElse("");
    return in(mrn, pv1, NUMBER)
        .or(() -> in(mrn, pv1, ALTERNATE))
        .or(() -> in(mrn, pid, ACCOUNT))
        .or(() -> unusable(message, pv1))
        .orElseGet(() -> none(message));
  }

  /** A number that names no visit, such as {@code NULL}: read, so that it is reported. */
  private static Optional<VisitKey> unusable(Message message, Optional<Segment> pv1) {
    return pv1.filter(s -> !s.peek(NUMBER, 1).isEmpty())
        .map(s -> new VisitKey("", "", pv1, NUMBER, message.number()));
  }

  private static Optional<VisitKey> in(String mrn, Optional<Segment> segment, int field) {
    return segment
        .map(s -> s.value(field, 1))
        .filter(visit -> !visit.isEmpty())
        .flatMap(visit -> Identifier.of(visit).value())
        .map(visit -> new VisitKey(mrn, visit, segment, field, 0));
  }

  boolean isAlone() {
    return alone > 0;
  }

  /** Tells the visit's number, and where it is only the account's, that as well. */
  void tell(Draft draft) {
    segment.ifPresent(
        s -> {
          draft.tell(Column.VISIT_ID, Rank.FIRST, s.value(field, 1), s, field, 1);
          if (field == ACCOUNT) {
            draft.note(
                Finding.information(
                        Codes.VISIT_NUMBER,
                        "PV1-19 has no visit number; the account number in PID-18 is taken as the visit's"
                            + " number.")
                    .at(s.place(field)));
          }
        });
  }

  /** The same patient's same visit, wherever it is told. */
  @Override
  public boolean equals(Object other) {
    return other instanceof VisitKey k
        && mrn.equals(k.mrn)
        && visit.equals(k.visit)
        && alone == k.alone;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * mrn.hashCode() + visit.hashCode()) + Long.hashCode(alone);
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "VisitKey[…]";
  }
}
