package org.tpibridge.source.hl7v2;

/** Takes what a kind of segment tells into the visit. */
@FunctionalInterface
interface SegmentReader {
  void read(Segment segment, Scene scene);
}
