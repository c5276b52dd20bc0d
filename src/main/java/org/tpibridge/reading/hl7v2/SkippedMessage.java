package org.tpibridge.reading.hl7v2;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * A message that is not part of a trigger point injection visit.
 *
 * @param type such as {@code ORU^R01}
 * @param visitId "" where there is none
 * @param findings warnings and information
 */
record SkippedMessage(
    String type, SkipReason reason, String visitId, Place place, List<Finding> findings)
    implements FeedItem {
  public SkippedMessage {
    findings = List.copyOf(findings);
  }

  /** Why a message is left out. */
  public enum SkipReason {
    NO_SIGN("no sign of a trigger point injection"),
    MENTIONED("mentions a trigger point injection, but not as performed"),
    ORDER("an order or an appointment, which does not say that anything was done"),
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

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "LeftOut[" + place.description() + "]";
  }
}
