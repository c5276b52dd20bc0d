package org.tpibridge.importing;

/**
 * A file cannot be imported now. The message is for the user: what is in the way and what to do.
 * What was kept stays.
 */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ImportException(String message) {
    super(message);
  }

  ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
