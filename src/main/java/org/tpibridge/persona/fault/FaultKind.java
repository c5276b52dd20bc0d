package org.tpibridge.persona.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What can go wrong. */
public enum FaultKind {
  /** The request is done, and the connection is closed without an answer. */
  LOST_ANSWER(request -> true),
  /** The connection is closed before the request is processed. */
  CONNECTION_CLOSED(request -> true),
  /** The request is done, and the answer is 500. */
  ERROR_AFTER_COMMIT(FaultTarget::isWrite),
  /** The body of the answer comes in small pieces over some seconds. */
  SLOW_BODY(request -> true),
  /** 429, or what the EHR answers instead. */
  THROTTLED(request -> true),
  /** Refused with a status and a code of the vendor. */
  REFUSED(request -> true),
  /** A stale version is answered 409. */
  STALE_CONFLICT(FaultTarget::hasIfMatch),
  /** Somebody else changes the resource just before an update. */
  CONCURRENT_CHANGE(request -> request.method().equals("PUT")),
  /** A stale version is overwritten. */
  IF_MATCH_IGNORED(FaultTarget::hasIfMatch),
  /** The answer is a success, but elements are not stored. */
  FIELDS_DROPPED(FaultTarget::isWrite),
  /** A page begins with the last resource of the page before it. */
  REPEATED_ID(FaultTarget::isPage),
  /** A page is no longer available. */
  EXPIRED_PAGE(FaultTarget::isPage),
  /** The token is no longer valid. */
  EXPIRED_TOKEN(request -> true),
  /** A file of a bulk export is on another host: 307. */
  FILE_REDIRECT(FaultTarget::isFile),
  /** The answer is a redirect to another host: 307. */
  REDIRECT(request -> true),
  /** The body of the answer is larger than any client should accept. */
  OVERSIZED(request -> true),
  /** The body of the answer does not end. */
  ENDLESS(request -> true),
  /** The request is done, and the body of the answer is not JSON. */
  MALFORMED_JSON(request -> true),
  /** The request is done, and the body of the answer ends too early. */
  TRUNCATED(request -> true),
  /** A line of a file of a bulk export is not JSON. */
  MALFORMED_LINE(FaultTarget::isFile),
  /** The last line of a file of a bulk export is missing. */
  MISSING_LINE(FaultTarget::isFile);

  @SuppressWarnings("ImmutableEnumChecker") // The predicates have no state.
  private final Predicate<FaultTarget> applies;

  FaultKind(Predicate<FaultTarget> applies) {
    this.applies = applies;
  }

  /** Whether the fault makes sense for a request. */
  boolean applies(FaultTarget request) {
    return applies.test(request);
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FaultKind> of(String text) {
    return Arrays.stream(values()).filter(k -> k.text().equals(text)).findFirst();
  }
}
