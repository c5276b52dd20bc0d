package org.tpibridge.faults;

/** What goes wrong with one request. */
public enum ProxyFault {
  /** The server has processed the request, and the connection is closed without an answer. */
  LOST_AFTER_COMMIT,
  /** The connection is closed, and the server has not received the request. */
  CUT_BEFORE,
  /** The answer comes in small pieces with pauses. */
  SLOW_BODY,
  /** 429 with a number of seconds; the server has not received the request. */
  THROTTLED_SECONDS,
  /** 429 with a time. */
  THROTTLED_DATE,
  /** 429 without {@code Retry-After}. */
  THROTTLED,
  /** 500, although the server has processed the request. */
  ERROR_AFTER_COMMIT,
  /** 500; the server has not received the request. */
  ERROR_BEFORE,
  /** 503; the server has not received the request. */
  UNAVAILABLE,
  /**
   * The server has processed the request, and the connection is closed in the middle of the answer.
   */
  TRUNCATED
}
