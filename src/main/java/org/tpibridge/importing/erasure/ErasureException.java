package org.tpibridge.importing.erasure;

/**
 * Thrown if an erasure is not possible or erased patients cannot be recognized. The message is for
 * the user.
 */
public final class ErasureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ErasureException(String message) {
    super(message);
  }

  ErasureException(String message, Throwable cause) {
    super(message, cause);
  }
}
