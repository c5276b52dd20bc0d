package org.tpibridge.importing;

/**
 * Thrown if a file cannot be imported now. The message is for the user: what is wrong and what to
 * do. Rows that were saved stay saved.
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
