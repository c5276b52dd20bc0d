package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.MessagePatientNumbers;

/** Checks that a message is about one patient and one visit. A message with several is not read. */
final class SingleVisitCheck {
  private SingleVisitCheck() {}

  /** Returns the message, with an error if it has several patients or visits. */
  static Hl7Message checked(Hl7Message message) {
    return distinctNumbers(message, "PID") || distinctNumbers(message, "PV1")
        ? rejected(message)
        : message;
  }

  private static boolean distinctNumbers(Hl7Message message, String name) {
    List<Hl7Segment> segments =
        message.segments().stream().filter(s -> s.name().equals(name)).toList();
    return segments.size() > 1
        && segments.stream().map(s -> key(s, name)).filter(k -> !k.isEmpty()).distinct().count()
            > 1;
  }

  private static String key(Hl7Segment segment, String name) {
    return name.equals("PID") ? MessagePatientNumbers.of(segment).number() : segment.peek(19, 1);
  }

  private static Hl7Message rejected(Hl7Message message) {
    List<Finding> findings = new ArrayList<>(message.findings());
    findings.add(
        Finding.error(
                Hl7FindingCodes.PATIENTS,
                "The message has more than one patient or visit (PID-3, PV1-19), so its data cannot be"
                    + " assigned to one of them. It was not read. Send one message for each visit.")
            .at(message.place()));
    return new Hl7Message(
        message.source(),
        message.number(),
        message.text(),
        message.charset(),
        message.segments(),
        findings);
  }
}
