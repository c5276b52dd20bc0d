package org.tpibridge.exchange.push;

/** A push cannot be started; the message says why and what to do. */
public final class PushException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PushException(String message) {
    super(message);
  }
}
