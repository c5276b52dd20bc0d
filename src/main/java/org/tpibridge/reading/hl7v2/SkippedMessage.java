package org.tpibridge.reading.hl7v2;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * A message that does not belong to a trigger point injection visit.
 *
 * @param type the message type, such as {@code ORU^R01}
 * @param visitId the visit's id, or ""
 * @param findings warnings and information
 */
record SkippedMessage(
    String type, SkipReason reason, String visitId, Place place, List<Finding> findings)
    implements FeedItem {
  public SkippedMessage {
    findings = List.copyOf(findings);
  }

  /** Why a message is skipped. */
  public enum SkipReason {
    NO_EVIDENCE("no evidence of a trigger point injection"),
    MENTIONED("mentions a trigger point injection, but not as performed"),
    ORDER("an order or an appointment, not a performed procedure"),
    DOCUMENT("a document in a format that is not read, such as PDF"),
    TYPE("message type is not read");

    private final String description;

    SkipReason(String description) {
      this.description = description;
    }

    public String description() {
      return description;
    }
  }

  /** Patient data must not be logged. */
  @Override
  public String toString() {
    return "SkippedMessage[" + place.description() + "]";
  }
}
