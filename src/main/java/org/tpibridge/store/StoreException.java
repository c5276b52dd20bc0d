package org.tpibridge.store;

/**
 * The database did not do what it was asked for; nothing of the transaction is kept. The message is
 * for the user: what is wrong and what to do, never what a patient's record says.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What to make of it. */
  public enum Kind {
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
    NEWER,
    UNREACHABLE,
    FAILED
  }

  private final Kind kind;

  StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * @param what holds no patient's data
   */
  static StoreException damaged(String what) {
    return new StoreException(
        Kind.DAMAGED, "The database is damaged: " + what + ". Restore a backup.", null);
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the same transaction may succeed in a moment. */
  public boolean isWorthRetrying() {
    return kind == Kind.LOCKED || kind == Kind.LOST || kind == Kind.CONFLICT;
  }
}
