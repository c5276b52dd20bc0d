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
 * Takes messages apart segment by segment, in the order in which they stand. No version's message
 * structure is asked for: versions 2.3 to 2.8 differ in where segments may stand, hardly in what
 * their fields mean, and senders keep to neither. HAPI's parser splits; its model of a message,
 * which would be made for fields that nobody reads, is not needed for that.
 */
public final class MessageParser {
  private static final String STANDARD_MARKS = "^~\\&#";
  private static final int MIN_MSH_LENGTH = 9;

  private final String source;

  public MessageParser(String source) {
    this.source = source;
  }

  /**
   * The message; what cannot be read of it, and MSH itself where nothing can, is told among the
   * findings as an error.
   */
  public Hl7Message parse(MessageFrame frame) {
    MessageText text = MessageText.of(source, frame);
    List<Finding> findings = new ArrayList<>(text.findings());
    String msh = text.lines().get(0);
    List<Hl7Segment> segments = new ArrayList<>();
    if (msh.length() < MIN_MSH_LENGTH) {
      findings.add(malformed(frame, "MSH", 1, "MSH is cut off."));
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
      // Taken for a message of another type it would be left out, visit and all.
      findings.add(malformed(frame, "MSH", 1, "MSH-9 names no type of message."));
      segments.clear();
    }
    return new Hl7Message(source, frame.number(), text.text(), text.charset(), segments, findings);
  }

  private static boolean isUntyped(Hl7Segment first) {
    return first.name().equals("MSH") && first.value(9, 1).isEmpty();
  }

  private Finding malformed(MessageFrame frame, String segment, int occurrence, String message) {
    return Finding.error(Hl7FindingCodes.BROKEN, message + " Send the message again, whole.")
        .at(new Place.Segment(source, frame.number(), segment, occurrence, 0, 0));
  }

  /** Delimiters as MSH-1 and MSH-2 name them; those it leaves out are the standard's. */
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
