package org.tpibridge.reading.hl7v2.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How new a statement is. The time at which the result or the administration was recorded counts
 * first (OBR-22, RXA-22; where it is missing, the message's), then the message's (MSH-7), then the
 * status. A time that is missing or cannot be read is older than any that can.
 */
public record StatementVersion(Instant recordedAt, Instant sentAt, Status status)
    implements Comparable<StatementVersion> {
  private static final Comparator<StatementVersion> ORDER =
      Comparator.comparing(StatementVersion::recordedAt)
          .thenComparing(StatementVersion::sentAt)
          .thenComparing(StatementVersion::status);

  /** What counts where two messages have equal times; the last one does. */
  public enum Status {
    PRELIMINARY,
    FINAL,
    CORRECTION,
    WITHDRAWAL
  }

  static StatementVersion of(Optional<Instant> recorded, Optional<Instant> sent, Status status) {
    Instant message = sent.orElse(Instant.MIN);
    return new StatementVersion(recorded.orElse(message), message, status);
  }

  @Override
  public int compareTo(StatementVersion other) {
    return ORDER.compare(this, other);
  }
}
