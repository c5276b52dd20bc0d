package org.tpibridge.store.database;

/**
 * The database did not do what it was asked for; nothing of the transaction is kept. The message is
 * for the user: what is wrong and what to do, never what a patient's record says.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What to make of it. */
  public enum ErrorKind {
    /** Another process holds a lock for too long. */
    LOCKED,
    /** No room on the disk. */
    FULL,
    READ_ONLY,
    /** The connection broke; whether the last transaction was kept is not known. */
    LOST,
    /** Another process changed the same at the same time. */
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
   * @param what holds no patient's data
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
