package org.tpibridge.persona.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
  /** The request is done, and the connection is closed without an answer. */
  LOST_ANSWER,
  /** The connection is closed before the request is processed. */
  CONNECTION_CLOSED,
  /** The request is done, and the answer is 500. */
  ERROR_AFTER_COMMIT,
  /** The body of the answer comes in small pieces over some seconds. */
  SLOW_BODY,
  /** 429, or what the EHR answers instead. */
  THROTTLED,
  /** Refused with a status and a code of the vendor. */
  REFUSED,
  /** A stale version is answered 409. */
  STALE_CONFLICT,
  /** Somebody else changes the resource just before an update. */
  CONCURRENT_CHANGE,
  /** A stale version is overwritten. */
  IF_MATCH_IGNORED,
  /** The answer is a success, but elements are not stored. */
  FIELDS_DROPPED,
  /** A page begins with the last resource of the page before it. */
  REPEATED_ID,
  /** A page is no longer available. */
  EXPIRED_PAGE,
  /** The token is no longer valid. */
  EXPIRED_TOKEN,
  /** A file of a bulk export is on another host: 307. */
  FILE_REDIRECT,
  /** The answer is a redirect to another host: 307. */
  REDIRECT,
  /** The body of the answer is larger than any client should accept. */
  OVERSIZED,
  /** The body of the answer does not end. */
  ENDLESS,
  /** The request is done, and the body of the answer is not JSON. */
  MALFORMED_JSON,
  /** The request is done, and the body of the answer ends too early. */
  TRUNCATED,
  /** A line of a file of a bulk export is not JSON. */
  MALFORMED_LINE,
  /** The last line of a file of a bulk export is missing. */
  MISSING_LINE;

  /** Whether the fault makes sense for a request. */
  boolean applies(FaultTarget request) {
    return switch (this) {
      case ERROR_AFTER_COMMIT, FIELDS_DROPPED -> request.isWrite();
      case STALE_CONFLICT, IF_MATCH_IGNORED -> request.hasIfMatch();
      case CONCURRENT_CHANGE -> request.method().equals("PUT");
      case REPEATED_ID, EXPIRED_PAGE -> request.isPage();
      case FILE_REDIRECT, MALFORMED_LINE, MISSING_LINE -> request.isFile();
      default -> true;
    };
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FaultKind> of(String text) {
    return Arrays.stream(values()).filter(k -> k.text().equals(text)).findFirst();
  }
}
