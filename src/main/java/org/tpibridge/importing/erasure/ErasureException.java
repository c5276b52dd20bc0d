package org.tpibridge.importing.erasure;

/** Erased patients cannot be told from others; the message is for the user. */
public final class ErasureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ErasureException(String message) {
    super(message);
  }

  ErasureException(String message, Throwable cause) {
    super(message, cause);
  }
}
