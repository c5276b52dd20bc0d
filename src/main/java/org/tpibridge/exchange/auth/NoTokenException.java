package org.tpibridge.exchange.auth;

import java.io.IOException;

/** Thrown if a request cannot be authorized. The message is for a user and has no secret. */
public final class NoTokenException extends IOException {
  private static final long serialVersionUID = 1;

  NoTokenException(String message) {
    super(message);
  }
}
