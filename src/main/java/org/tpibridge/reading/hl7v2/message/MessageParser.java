package org.tpibridge.reading.hl7v2.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Parses messages segment by segment, in their order. Message structures are not checked: versions
 * 2.3 to 2.8 differ in the order of segments, hardly in the meaning of their fields, and senders do
 * not follow them strictly. HAPI's parser splits the segments; its model of a message is not used,
 * because most of its fields are not needed.
 */
public final class MessageParser {
  private static final String STANDARD_MARKS = "^~\\&#";
  private static final int MIN_MSH_LENGTH = 9;

  private final String source;

  public MessageParser(String source) {
    this.source = source;
  }

  /**
   * Returns the message. If a part of it, or MSH itself, cannot be read, the findings contain an
   * error.
   */
  public Hl7Message parse(MessageFrame frame) {
    MessageText text = MessageText.of(source, frame);
    List<Finding> findings = new ArrayList<>(text.findings());
    String msh = text.lines().get(0);
    List<Hl7Segment> segments = new ArrayList<>();
    if (msh.length() < MIN_MSH_LENGTH) {
      findings.add(malformed(frame, "MSH", 1, "The MSH segment is incomplete."));
    } else {
      EncodingCharacters marks = marks(msh);
      Escaping escaping = new EscapeSequences(text.charset());
      Map<String, Integer> occurrences = new HashMap<>();
      for (String line : text.lines()) {
        String name = line.substring(0, Math.min(3, line.length()));
        int occurrence = occurrences.merge(name, 1, Integer::sum);
        segments.add(
            new Hl7Segment(source, frame.number(), name, occurrence, line, marks, escaping));
      }
    }
    if (!segments.isEmpty() && isUntyped(segments.get(0))) {
      // Without a type it would be skipped as a message of another type, including its visit.
      findings.add(malformed(frame, "MSH", 1, "MSH-9 does not contain a message type."));
      segments.clear();
    }
    return new Hl7Message(source, frame.number(), text.text(), text.charset(), segments, findings);
  }

  private static boolean isUntyped(Hl7Segment first) {
    return first.name().equals("MSH") && first.value(9, 1).isEmpty();
  }

  private Finding malformed(MessageFrame frame, String segment, int occurrence, String message) {
    return Finding.error(Hl7FindingCodes.BROKEN, message + " Send the complete message again.")
        .at(new Place.Segment(source, frame.number(), segment, occurrence, 0, 0));
  }

  /** Returns the delimiters in MSH-1 and MSH-2, with the standard's defaults for missing ones. */
  private static EncodingCharacters marks(String msh) {
    char separator = msh.charAt(3);
    int end = msh.indexOf(separator, 4);
    String stated = msh.substring(4, Math.min(end < 0 ? msh.length() : end, 9));
    StringBuilder marks = new StringBuilder(stated);
    for (int i = stated.length(); i < STANDARD_MARKS.length(); i++) {
      marks.append(STANDARD_MARKS.charAt(i));
    }
    return new EncodingCharacters(separator, marks.toString());
  }
}
