package org.tpibridge.reading.hl7v2.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The age of a statement. Compares the recording time of the result or the administration first
 * (OBR-22, RXA-22; the message's if it is missing), then the message time (MSH-7), then the status.
 * A time that is missing or cannot be read is older than any other.
 */
public record StatementVersion(Instant recordedAt, Instant sentAt, Status status)
    implements Comparable<StatementVersion> {
  private static final Comparator<StatementVersion> ORDER =
      Comparator.comparing(StatementVersion::recordedAt)
          .thenComparing(StatementVersion::sentAt)
          .thenComparing(StatementVersion::status);

  /** The precedence of statuses at equal times; the last one is used. */
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
