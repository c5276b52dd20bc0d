package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.tpibridge.finding.Finding;

/** Writes acknowledgments with the sender's separators and HL7 version, addressed to the sender. */
final class AcknowledgmentWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);
  private static final MshHeader NOBODY = new MshHeader('|', "^~\\&", List.of("^~\\&"));
  private static final int MOST_ERRORS = 20;
  private static final int LONGEST_TEXT = 250;

  /**
   * HL7 table 0357: the error codes for an application error, a data type error, and any other
   * error.
   */
  private static final String INTERNAL_ERROR = "207";

  private final InstantSource clock;

  AcknowledgmentWriter(InstantSource clock) {
    this.clock = clock;
  }

  /** Acknowledges a message whose MSH segment cannot be read. */
  byte[] toUnreadable(String why) {
    return write(
        NOBODY, AcknowledgmentCode.REJECT, List.of(Finding.error("TPI-LISTEN-BROKEN", why)));
  }

  /**
   * Returns the acknowledgment in its MLLP frame, ready to be sent.
   *
   * @param why the findings; each error is reported in an ERR segment
   */
  byte[] write(MshHeader head, AcknowledgmentCode answer, List<Finding> why) {
    boolean enhanced = !head.acceptAcknowledgment().isBlank();
    SegmentWriter texts = new SegmentWriter(head);
    StringBuilder text = new StringBuilder();
    text.append((char) MllpFrameReader.START)
        .append(
            texts.segment(
                "MSH",
                head.encoding(),
                head.receivingApplication(),
                head.receivingFacility(),
                head.application(),
                head.facility(),
                TIME.format(clock.instant()),
                "",
                texts.type(),
                UUID.randomUUID().toString().replace("-", "").substring(0, 20),
                head.processingId().isBlank() ? "P" : head.processingId(),
                head.version().isBlank() ? "2.5.1" : head.version(),
                "",
                "",
                "",
                "",
                "",
                head.characterSet()))
        .append(texts.segment("MSA", answer.code(enhanced), head.controlId()));
    if (answer != AcknowledgmentCode.ACCEPT) {
      why.stream()
          .filter(Finding::isError)
          .limit(MOST_ERRORS)
          .forEach(finding -> text.append(texts.error(finding)));
    }
    text.append((char) MllpFrameReader.END).append('\r');
    return text.toString().getBytes(ISO_8859_1);
  }

  /** Escapes text for the sender's separators and character set. */
  private record SegmentWriter(MshHeader head) {

    String segment(String name, String... fields) {
      String separator = String.valueOf(head.separator());
      String all = name + separator + String.join(separator, fields);
      int end = all.length();
      while (end > 0 && all.charAt(end - 1) == head.separator()) {
        end--;
      }
      return all.substring(0, end) + '\r';
    }

    String type() {
      String component = head.encoding().substring(0, 1);
      String event = head.event().isEmpty() ? "" : component + head.event();
      // From 2.3.1 on, the message structure is the third component; older receivers do not have
      // one.
      return "ACK" + (head.isAtLeast(4) && !event.isEmpty() ? event + component + "ACK" : event);
    }

    String error(Finding finding) {
      String component = head.encoding().substring(0, 1);
      String code = INTERNAL_ERROR + component + "Application error" + component + "HL70357";
      if (!head.isAtLeast(5)) {
        // Before 2.5, ERR had one field: segment, sequence, field, code and text.
        String subcomponent = head.encoding().substring(3, 4);
        return segment(
            "ERR",
            component.repeat(3)
                + INTERNAL_ERROR
                + subcomponent
                + escaped(finding.code() + " " + messageText(finding)));
      }
      return segment(
          "ERR", "", "", code, "E", escaped(finding.code()), "", "", escaped(messageText(finding)));
    }

    private static String messageText(Finding finding) {
      String place = finding.place().map(p -> p.locationInSource()).orElse("");
      String all = (place.isEmpty() ? "" : place + ": ") + finding.message();
      return all.length() > LONGEST_TEXT ? all.substring(0, LONGEST_TEXT - 1) + "…" : all;
    }

    private String escaped(String text) {
      StringBuilder escaped = new StringBuilder();
      String separators = "FSRET";
      String characters = head.separator() + head.encoding().substring(0, 4);
      // The letters have the order: field, component, repetition, escape, subcomponent.
      for (char c : characterSet(text).toCharArray()) {
        int index = characters.indexOf(c);
        if (index >= 0) {
          char escape = head.encoding().charAt(2);
          escaped.append(escape).append(separators.charAt(index)).append(escape);
        } else {
          escaped.append(c < ' ' ? ' ' : c);
        }
      }
      return escaped.toString();
    }

    /** Encodes the text in UTF-8 if the sender uses it; if not, in ASCII. */
    private String characterSet(String text) {
      if (head.characterSet().startsWith("UNICODE UTF-8")) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
      }
      return new String(text.replace('…', ' ').getBytes(US_ASCII), US_ASCII);
    }
  }
}
