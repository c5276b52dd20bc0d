package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the first segment says: enough to know a message again and to answer it. Text is as ISO
 * 8859-1, one character a byte, so that it goes back as it came.
 *
 * @param separator of fields
 * @param encoding MSH-2
 * @param fields from MSH-2 on
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

  /** Empty where the bytes do not start with such a segment. */
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

  /** What is missing to answer it and to know it again, in words; empty where nothing is. */
  Optional<String> missingFields() {
    if (field(CONTROL_ID).isBlank()) {
      return Optional.of("MSH-10 (message control id) is empty");
    }
    return field(TYPE).isBlank() ? Optional.of("MSH-9 (message type) is empty") : Optional.empty();
  }

  /** A field by its number in the standard, from 3; empty where it is not there. */
  String field(int number) {
    // MSH-1 is the separator itself, so that MSH-2 stands first.
    int index = number - 2;
    return index < fields.size() ? fields.get(index) : "";
  }

  /** What is the same each time that the message is sent. */
  String identity() {
    return field(APPLICATION) + '\r' + field(FACILITY) + '\r' + field(CONTROL_ID);
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

  /** The event of the message's type, such as {@code R01}; empty where none is told. */
  String event() {
    String[] parts = field(TYPE).split(Pattern.quote(encoding.substring(0, 1)), -1);
    return parts.length > 1 ? parts[1] : "";
  }

  /** MSH-15, by which a sender asks for enhanced acknowledgment. */
  String acceptAcknowledgment() {
    return field(ACCEPT_ACKNOWLEDGMENT);
  }

  /** Whether the version is at least this one; versions that cannot be read are the oldest. */
  boolean isAtLeast(int minor) {
    String version = field(VERSION).split("[^0-9.]", 2)[0];
    return version.matches("2\\.[0-9]+(\\..*)?")
        && Integer.parseInt(version.split("\\.", -1)[1]) >= minor;
  }

  @Override
  public String toString() {
    return "MessageHead[…]";
  }
}
