package org.tpibridge.importing;

/** What the user gave cannot be used; the message says what, where and what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
