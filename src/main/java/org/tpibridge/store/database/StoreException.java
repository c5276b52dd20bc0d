package org.tpibridge.store.database;

/**
 * Reports a failure of the database; nothing of the transaction was saved. The message is for the
 * user: the problem and what to do. It never contains patient data.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Kinds of failures, by how a caller responds. */
  public enum ErrorKind {
    /** Another process held a lock for too long. */
    LOCKED,
    /** The disk is full. */
    FULL,
    READ_ONLY,
    /** The connection was lost; it is unknown whether the last transaction was saved. */
    LOST,
    /** Another process changed the same data at the same time. */
    CONFLICT,
    DAMAGED,
    /** Another version of the program created the database. */
    OTHER_VERSION,
    UNREACHABLE,
    FAILED
  }

  private final ErrorKind errorKind;

  public StoreException(ErrorKind errorKind, String message, Throwable cause) {
    super(message, cause);
    this.errorKind = errorKind;
  }

  /**
   * @param what contains no patient data
   */
  public static StoreException damaged(String what) {
    return new StoreException(
        ErrorKind.DAMAGED, "The database is damaged: " + what + ". Restore a backup.", null);
  }

  public ErrorKind errorKind() {
    return errorKind;
  }

  /** Whether the same transaction may succeed in a moment. */
  public boolean isWorthRetrying() {
    return errorKind == ErrorKind.LOCKED
        || errorKind == ErrorKind.LOST
        || errorKind == ErrorKind.CONFLICT;
  }
}
