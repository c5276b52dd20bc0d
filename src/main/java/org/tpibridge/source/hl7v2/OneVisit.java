package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;

/** A message is about one patient and one visit; one that has several is not read. */
final class OneVisit {
  private OneVisit() {}

  /** The message, with an error where it has several patients or visits. */
  static Message checked(Message message) {
    return distinct(message, "PID") || distinct(message, "PV1") ? refused(message) : message;
  }

  private static boolean distinct(Message message, String name) {
    List<Segment> segments =
        message.segments().stream().filter(s -> s.name().equals(name)).toList();
    return segments.size() > 1
        && segments.stream().map(s -> key(s, name)).filter(k -> !k.isEmpty()).distinct().count()
            > 1;
  }

  private static String key(Segment segment, String name) {
    return name.equals("PID") ? PatientNumbers.of(segment).number() : segment.peek(19, 1);
  }

  private static Message refused(Message message) {
    List<Finding> findings = new ArrayList<>(message.findings());
    findings.add(
        Finding.error(
                Codes.PATIENTS,
                "The message has more than one patient or visit (PID-3, PV1-19), and what is whose"
                    + " is not read. Send one message for each.")
            .at(message.place()));
    return new Message(
        message.source(),
        message.number(),
        message.text(),
        message.charset(),
        message.segments(),
        findings);
  }
}
