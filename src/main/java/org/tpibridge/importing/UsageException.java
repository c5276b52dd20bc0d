package org.tpibridge.importing;

/**
 * Thrown if an argument, a setting or a file of the user is not valid. The message says what is
 * wrong, where, and what to do.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
