package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of MSH that is needed to recognize and acknowledge a message. Text is decoded as ISO
 * 8859-1, one character for each byte, so that it can be returned unchanged.
 *
 * @param separator the field separator
 * @param encoding the encoding characters (MSH-2)
 * @param fields the fields from MSH-2 on
 */
record MshHeader(char separator, String encoding, List<String> fields) {
  private static final int APPLICATION = 3;
  private static final int FACILITY = 4;
  private static final int RECEIVING_APPLICATION = 5;
  private static final int RECEIVING_FACILITY = 6;
  private static final int TYPE = 9;
  private static final int CONTROL_ID = 10;
  private static final int PROCESSING_ID = 11;
  private static final int VERSION = 12;
  private static final int ACCEPT_ACKNOWLEDGMENT = 15;
  private static final int CHARACTER_SET = 18;

  /** Empty if the bytes do not start with an MSH segment. */
  static Optional<MshHeader> of(byte[] message) {
    int end = 0;
    while (end < message.length && message[end] != '\r' && message[end] != '\n') {
      end++;
    }
    String segment = new String(message, 0, end, ISO_8859_1);
    if (segment.length() < 8 || !segment.startsWith("MSH")) {
      return Optional.empty();
    }
    char separator = segment.charAt(3);
    if (Character.isLetterOrDigit(separator) || Character.isWhitespace(separator)) {
      return Optional.empty();
    }
    List<String> parts = List.of(segment.substring(4).split(Pattern.quote("" + separator), -1));
    String encoding = parts.get(0);
    if (encoding.length() < 4
        || encoding.length() > 5
        || encoding.chars().distinct().count() < encoding.length()) {
      return Optional.empty();
    }
    return Optional.of(new MshHeader(separator, encoding, parts));
  }

  /**
   * States which field is missing that is needed to acknowledge and recognize the message; empty if
   * none is.
   */
  Optional<String> missingFields() {
    if (field(CONTROL_ID).isBlank()) {
      return Optional.of("MSH-10 (message control id) is empty");
    }
    return field(TYPE).isBlank() ? Optional.of("MSH-9 (message type) is empty") : Optional.empty();
  }

  /** Returns a field by its HL7 number, from 3 on; empty if it is missing. */
  String field(int number) {
    // MSH-1 is the separator itself, so the list starts with MSH-2.
    int index = number - 2;
    return index < fields.size() ? fields.get(index) : "";
  }

  /** Returns the part that is the same each time the message is sent. */
  String identity() {
    return field(APPLICATION) + '\r' + field(FACILITY) + '\r' + field(CONTROL_ID);
  }

  /** Returns the segment without the control id, which differs for each message. */
  String withoutControlId() {
    List<String> others = new ArrayList<>(fields);
    if (others.size() > CONTROL_ID - 2) {
      others.set(CONTROL_ID - 2, "");
    }
    return separator + String.join(String.valueOf(separator), others);
  }

  String application() {
    return field(APPLICATION);
  }

  String facility() {
    return field(FACILITY);
  }

  String receivingApplication() {
    return field(RECEIVING_APPLICATION);
  }

  String receivingFacility() {
    return field(RECEIVING_FACILITY);
  }

  String controlId() {
    return field(CONTROL_ID);
  }

  String processingId() {
    return field(PROCESSING_ID);
  }

  String version() {
    return field(VERSION);
  }

  String characterSet() {
    return field(CHARACTER_SET);
  }

  /** Returns the event of the message type, such as {@code R01}; may be empty. */
  String event() {
    String[] parts = field(TYPE).split(Pattern.quote(encoding.substring(0, 1)), -1);
    return parts.length > 1 ? parts[1] : "";
  }

  /** Returns MSH-15, by which a sender requests enhanced acknowledgment. */
  String acceptAcknowledgment() {
    return field(ACCEPT_ACKNOWLEDGMENT);
  }

  /**
   * Whether the HL7 version is at least this one. A version that cannot be read counts as the
   * oldest.
   */
  boolean isAtLeast(int minor) {
    String version = field(VERSION).split("[^0-9.]", 2)[0];
    return version.matches("2\\.[0-9]+(\\..*)?")
        && Integer.parseInt(version.split("\\.", -1)[1]) >= minor;
  }

  @Override
  public String toString() {
    return "MshHeader[…]";
  }
}
