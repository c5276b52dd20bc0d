package org.tpibridge.exchange.pull;

/** A pull cannot be started; the message says why and what to do. */
public final class PullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PullException(String message) {
    super(message);
  }
}
