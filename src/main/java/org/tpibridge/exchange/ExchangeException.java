package org.tpibridge.exchange;

/** The exchange with an EHR cannot do what was requested; the message says why and what to do. */
public final class ExchangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExchangeException(String message) {
    super(message);
  }
}
