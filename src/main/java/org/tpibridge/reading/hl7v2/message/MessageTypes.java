package org.tpibridge.reading.hl7v2.message;

import java.util.Map;
import java.util.Set;

/**
 * Classifies message types. Orders and administrations have event O01 before version 2.4; a missing
 * event is accepted.
 */
public final class MessageTypes {
  private static final Map<String, Set<String>> EVENTS =
      Map.of(
          "ORU", Set.of("R01", "R03", ""),
          "MDM",
              Set.of(
                  "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", ""),
          "DFT", Set.of("P03", "P11", ""),
          "RAS", Set.of("O17", "O01", ""),
          "RDE", Set.of("O11", "O25", "O01", ""));

  /** Orders: a request, not a performed procedure. */
  private static final Set<String> ORDERS = Set.of("RDE");

  /** Orders and appointments, whose procedures are planned. */
  private static final Set<String> PLANS =
      Set.of(
          "ORM", "ORR", "OMG", "OML", "OMI", "OMP", "OMB", "OMD", "OMN", "OMS", "ORL", "ORG", "SIU",
          "SRM", "SRR", "SQM", "REF", "RRI", "RQA", "RQI", "RPA", "RDS", "RGV");

  /** Events that merge patient records, and events that renumber them. */
  private static final Set<String> MERGES =
      Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47");

  /** Events that link, separate or renumber accounts, visits or patient records in other ways. */
  private static final Set<String> OTHER_CHANGES =
      Set.of("A24", "A35", "A37", "A41", "A42", "A43", "A44", "A45", "A48", "A49", "A50", "A51");

  private MessageTypes() {}

  public static boolean isOrder(String code) {
    return ORDERS.contains(code);
  }

  public static boolean isPlan(String code) {
    return PLANS.contains(code);
  }

  public static boolean isMerge(String code, String event) {
    return code.equals("ADT") && MERGES.contains(event);
  }

  public static boolean isOtherChange(String code, String event) {
    return code.equals("ADT") && OTHER_CHANGES.contains(event);
  }

  public static boolean isRead(String code, String event) {
    return EVENTS.getOrDefault(code, Set.of()).contains(event);
  }

  /** Whether the message is about a document, whose text is a note. */
  public static boolean isDocument(String code) {
    return code.equals("MDM");
  }
}
