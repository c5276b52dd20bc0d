package org.tpibridge.reading.hl7v2.segment;

import org.tpibridge.reading.hl7v2.message.Hl7Segment;

/** Takes what a kind of segment tells into the visit. */
@FunctionalInterface
interface SegmentReader {
  void read(Hl7Segment segment, MessageContext context);
}
