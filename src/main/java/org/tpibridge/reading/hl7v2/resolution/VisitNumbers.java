package org.tpibridge.reading.hl7v2.resolution;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.MessagePatientNumbers;
import org.tpibridge.reading.hl7v2.message.VisitKey;
import org.tpibridge.visit.Column;

/**
 * The numbers that identify one visit in its messages.
 *
 * @param keys the keys of its messages
 * @param day the day of service, if the number is an account's, or ""
 * @param patients the patient's numbers to use
 */
public record VisitNumbers(
    List<VisitKey> keys, String day, List<MessagePatientNumbers.PatientNumber> patients) {

  void addTo(VisitFacts facts, List<Finding> into) {
    for (MessagePatientNumbers.PatientNumber each : patients) {
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
                            Hl7FindingCodes.VISIT_NUMBER,
                            "PV1-19 is empty. The account number in PID-18"
                                + (day.isEmpty() ? " is" : " and the day of service are")
                                + " used as the visit's number.")
                        .at(key.segment().orElseThrow().place(key.field()))));
  }

  /** Returns the visit's id, or "". */
  public String visitId() {
    return keys.stream().findFirst().map(this::text).orElse("");
  }

  private String text(VisitKey key) {
    String number = key.segment().map(s -> s.value(key.field(), 1)).orElse("");
    return key.account() && !day.isEmpty() ? number + "-" + day : number;
  }

  private static RawValue words(String text, Hl7Segment segment, int field) {
    return new RawValue(text, segment.place(field, 1), ValueStyle.CANONICAL);
  }
}
