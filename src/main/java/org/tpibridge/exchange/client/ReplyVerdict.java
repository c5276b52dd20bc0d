package org.tpibridge.exchange.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Rejected;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrReply.Unanswered;

/**
 * What follows from the reply to a write.
 *
 * @param step what to do next
 * @param message for users, without patient data
 * @param after when the EHR wants the next request
 * @param status HTTP status, if there was an answer
 */
public record ReplyVerdict(
    Step step, String message, Optional<Duration> after, OptionalInt status) {

  public enum Step {
    /** Done. */
    ACCEPTED,
    /** Not done; the same request may succeed later. */
    RETRY,
    /** Not done; the same request would fail again. */
    REFUSED,
    /** Another version is current: read it, then decide. */
    STALE,
    /** The EHR never does this: use another way. */
    NOT_SUPPORTED,
    /** It is not known whether it was done. */
    UNKNOWN,
    /** A person has to decide. */
    REVIEW,
    /** The EHR refuses this program, or is not there: stop. */
    EHR_UNAVAILABLE
  }

  /** The verdict about a write. */
  public static ReplyVerdict of(EhrReply reply) {
    if (reply instanceof Success success) {
      return new ReplyVerdict(
          Step.ACCEPTED, "accepted", Optional.empty(), OptionalInt.of(success.status()));
    }
    if (reply instanceof NotSent notSent) {
      return new ReplyVerdict(
          Step.EHR_UNAVAILABLE, notSent.message(), notSent.retryAfter(), OptionalInt.empty());
    }
    if (reply instanceof Unanswered unanswered) {
      return new ReplyVerdict(
          Step.UNKNOWN, unanswered.message(), Optional.empty(), OptionalInt.empty());
    }
    if (reply instanceof Rejected rejected) {
      return new ReplyVerdict(
          rejected.temporary() ? Step.RETRY : Step.REFUSED,
          "the receiver answered " + rejected.code(),
          Optional.empty(),
          OptionalInt.empty());
    }
    return of((Refused) reply);
  }

  private static ReplyVerdict of(Refused refused) {
    Optional<VendorCode> vendor = refused.outcome().flatMap(VendorCodes::find);
    Step step = vendor.map(VendorCode::step).orElseGet(() -> step(refused.status()));
    String message =
        "HTTP " + refused.status() + vendor.map(code -> ": " + code.description()).orElse("");
    Optional<Duration> after = refused.retryAfter().or(() -> vendor.flatMap(VendorCode::after));
    return new ReplyVerdict(step, message, after, OptionalInt.of(refused.status()));
  }

  private static Step step(int status) {
    return switch (status) {
      case 401 -> Step.EHR_UNAVAILABLE;
      case 405, 501 -> Step.NOT_SUPPORTED;
      case 409, 412 -> Step.STALE;
      // The request was not processed.
      case 425, 429, 503 -> Step.RETRY;
      // A gateway answers for a server that may have processed it.
      case 408, 500, 502, 504 -> Step.UNKNOWN;
      default -> status >= 500 ? Step.UNKNOWN : Step.REFUSED;
    };
  }
}
