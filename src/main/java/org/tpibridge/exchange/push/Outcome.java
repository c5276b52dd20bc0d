package org.tpibridge.exchange.push;

import java.time.Duration;
import java.util.Optional;
import org.tpibridge.exchange.client.ReplyVerdict;

/**
 * The result of sending a patient's data, or a part of it.
 *
 * @param kind from the best to the worst
 * @param message for users, without patient data
 * @param after when the EHR wants the next request
 */
record Outcome(Kind kind, String message, Optional<Duration> after) {

  enum Kind {
    DONE(0),
    /** The capabilities of the EHR turned out to be different: plan again. */
    REPLAN(1),
    /** A failure that may pass. */
    RETRY(2),
    /** A person has to decide. */
    REVIEW(3),
    /** The EHR refused it. */
    REFUSED(4),
    /** Nothing can be sent to the EHR now. */
    EHR_UNAVAILABLE(5);

    private final int rank;

    Kind(int rank) {
      this.rank = rank;
    }
  }

  static final Outcome DONE = new Outcome(Kind.DONE, "sent", Optional.empty());

  static Outcome of(Kind kind, String message) {
    return new Outcome(kind, message, Optional.empty());
  }

  static Outcome of(Kind kind, ReplyVerdict verdict) {
    return new Outcome(kind, verdict.message(), verdict.after());
  }

  /** The outcome of a read that gave no result. */
  static Outcome ofFailedRead(ReplyVerdict verdict) {
    return switch (verdict.step()) {
      case EHR_UNAVAILABLE -> of(Kind.EHR_UNAVAILABLE, verdict);
      case REVIEW -> of(Kind.REVIEW, verdict);
      case REFUSED, NOT_SUPPORTED -> of(Kind.REFUSED, verdict);
      case ACCEPTED, RETRY, STALE, UNKNOWN -> of(Kind.RETRY, verdict);
    };
  }

  Outcome worse(Outcome other) {
    return other.kind.rank > kind.rank ? other : this;
  }

  boolean isDone() {
    return kind == Kind.DONE;
  }
}
