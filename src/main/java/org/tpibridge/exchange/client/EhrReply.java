package org.tpibridge.exchange.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** What is known after a request: each of the results needs a different next step. */
public sealed interface EhrReply {

  /**
   * The EHR processed the request.
   *
   * @param status 2xx, or 304
   * @param resource the body, if there is one
   * @param location {@code Type/id} of a created or updated resource, without base URL and version
   * @param version version of the resource, from {@code ETag}, {@code Location} or {@code meta}
   * @param serverTime the EHR's clock, from the header {@code Date}
   */
  record Success(
      int status,
      Optional<Resource> resource,
      Optional<String> location,
      Optional<String> version,
      Optional<Instant> serverTime)
      implements EhrReply {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Success[" + status + "]";
    }
  }

  /**
   * The EHR answered that it did not do it.
   *
   * @param status 3xx, 4xx or 5xx
   * @param outcome as the EHR sent it; it may quote patient data
   * @param retryAfter from {@code Retry-After} (seconds or date) or the vendor's headers
   * @param location {@code Type/id}, if the answer names an existing resource
   */
  record Refused(
      int status,
      Optional<OperationOutcome> outcome,
      Optional<Duration> retryAfter,
      Optional<String> location)
      implements EhrReply {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Refused[" + status + "]";
    }
  }

  /**
   * The receiver of a message answered that it did not accept it.
   *
   * @param code of the acknowledgment: AE, AR, CE or CR
   * @param temporary whether it may accept the same message later
   * @param outcome with the receiver's text, which may quote patient data
   */
  record Rejected(String code, boolean temporary, OperationOutcome outcome) implements EhrReply {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Rejected[" + code + "]";
    }
  }

  /** Why a request did not leave this program, or did not reach the EHR. */
  enum NotSentReason {
    /** No connection: the name cannot be resolved, the port is closed, TLS failed. */
    UNREACHABLE,
    /** The authorization server gave no token. */
    NO_TOKEN,
    /** The URL or its address is not allowed. */
    FORBIDDEN_ADDRESS,
    /** The circuit breaker is open after many failures. */
    BREAKER_OPEN,
    /** The budget of requests is used up. */
    NO_BUDGET,
    /** This process may not send any more. */
    STOPPED
  }

  /**
   * The EHR has not received the request: it can be sent again without any risk.
   *
   * @param message for a user, without patient data and secrets
   * @param retryAfter when it may succeed, if that is known
   */
  record NotSent(NotSentReason reason, String message, Optional<Duration> retryAfter)
      implements EhrReply {}

  /**
   * The request was sent, and no complete answer came: a write may have been done.
   *
   * @param message for a user, without patient data
   */
  record Unanswered(String message) implements EhrReply {}
}
