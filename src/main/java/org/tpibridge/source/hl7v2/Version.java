package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How new a statement is. The time at which the result or the administration was recorded counts
 * first (OBR-22, RXA-22; where it is missing, the message's), then the message's (MSH-7), then the
 * status. A time that is missing or cannot be read is older than any that can.
 */
record Version(Instant recorded, Instant sent, Status status) implements Comparable<Version> {
  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::recorded)
          .thenComparing(Version::sent)
          .thenComparing(Version::status);

  /** What counts where two messages have equal times; the last one does. */
  enum Status {
    PRELIMINARY,
    FINAL,
    CORRECTION,
    WITHDRAWAL
  }

  static Version of(Optional<Instant> recorded, Optional<Instant> sent, Status status) {
    Instant message = sent.orElse(Instant.MIN);
    return new Version(recorded.orElse(message), message, status);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
