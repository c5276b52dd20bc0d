package org.tpibridge.source.hl7v2;

import java.util.Map;
import java.util.Set;

/**
 * Which messages tell of a visit. Orders and administrations have event O01 before version 2.4; an
 * event that is left out is forgiven.
 */
final class MessageTypes {
  private static final Map<String, Set<String>> EVENTS =
      Map.of(
          "ORU", Set.of("R01", "R03", ""),
          "MDM", Set.of("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", ""),
          "DFT", Set.of("P03", "P11", ""),
          "RAS", Set.of("O17", "O01", ""),
          "RDE", Set.of("O11", "O25", "O01", ""));

  private MessageTypes() {}

  static boolean isRead(String code, String event) {
    return EVENTS.getOrDefault(code, Set.of()).contains(event);
  }

  /** Whether the message is about a document, whose text is a note. */
  static boolean isDocument(String code) {
    return code.equals("MDM");
  }
}
