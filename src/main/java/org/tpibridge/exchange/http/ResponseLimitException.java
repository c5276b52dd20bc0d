package org.tpibridge.exchange.http;

import java.io.IOException;

/** Thrown if an answer is too large or takes too long. The message is for a user. */
public final class ResponseLimitException extends IOException {
  private static final long serialVersionUID = 1;

  ResponseLimitException(String message) {
    super(message);
  }
}
