package org.tpibridge.reading.hl7v2.segment;

import org.tpibridge.reading.hl7v2.message.Hl7Segment;

/** Reads one kind of segment into statements. */
@FunctionalInterface
interface SegmentReader {
  void read(Hl7Segment segment, MessageContext context);
}
