package org.tpibridge.source.hl7v2;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/**
 * The numbers by which the messages of one visit name it.
 *
 * @param keys of its messages
 * @param day of service that belongs to the number where it is an account's, else ""
 * @param patients the numbers of the patient that count
 */
record VisitNumber(List<VisitKey> keys, String day, List<PatientNumbers.PatientNumber> patients) {

  void tell(VisitFacts facts, List<Finding> into) {
    for (PatientNumbers.PatientNumber each : patients) {
      facts.add(Column.MRN, words(each.text(), each.segment(), each.field()));
    }
    for (VisitKey key : keys) {
      key.segment().ifPresent(s -> facts.add(Column.VISIT_ID, words(text(key), s, key.field())));
    }
    keys.stream()
        .filter(VisitKey::account)
        .findFirst()
        .ifPresent(
            key ->
                into.add(
                    Finding.information(
                            Codes.VISIT_NUMBER,
                            "PV1-19 is empty. The account number in PID-18"
                                + (day.isEmpty() ? " is" : " and the day of service are")
                                + " used as the visit's number.")
                        .at(key.segment().orElseThrow().place(key.field()))));
  }

  /** "" where the visit has no number. */
  String visitId() {
    return keys.stream().findFirst().map(this::text).orElse("");
  }

  private String text(VisitKey key) {
    String number = key.segment().map(s -> s.value(key.field(), 1)).orElse("");
    return key.account() && !day.isEmpty() ? number + "-" + day : number;
  }

  private static Words words(String text, Segment segment, int field) {
    return new Words(text, segment.place(field, 1), Style.CANONICAL);
  }
}
