package org.tpibridge.exchange.auth;

/** Thrown if a key file cannot be used. The message is for a user and has no part of a key. */
public final class InvalidKeyFileException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidKeyFileException(String message) {
    super(message);
  }
}
