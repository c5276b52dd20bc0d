package org.tpibridge.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/**
 * Converts SQLite's errors to messages for the user; error codes: https://sqlite.org/rescode.html.
 */
public final class SqliteErrors {
  private static final int PRIMARY = 0xff;

  private SqliteErrors() {}

  public static StoreException asStoreException(Path file, SQLException e) {
    if (e instanceof SQLTransientConnectionException) {
      // From the connection pool: all connections of this process are in use.
      return locked(file, e);
    }
    if (!(e instanceof SQLiteException sqliteException)) {
      return new StoreException(ErrorKind.FAILED, "The database " + file + " failed.", e);
    }
    SQLiteErrorCode exact = sqliteException.getResultCode();
    return switch (SQLiteErrorCode.getErrorCode(exact.code & PRIMARY)) {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> locked(file, e);
      case SQLITE_FULL -> full(file, e);
      case SQLITE_IOERR ->
          switch (exact) {
            // A full disk or a quota that SQLite does not report as SQLITE_FULL.
            case SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_FSYNC -> full(file, e);
            case SQLITE_IOERR_DATA, SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_SHORT_READ ->
                SqliteDatabaseFile.damaged(file, "is damaged (" + exact + ")", e);
            default ->
                new StoreException(
                    ErrorKind.FAILED,
                    "The disk with the database "
                        + file
                        + " failed ("
                        + exact
                        + "). Check the disk.",
                    e);
          };
      case SQLITE_READONLY -> readOnly(file, exact, e);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> unwritable(file, e);
      case SQLITE_CORRUPT -> SqliteDatabaseFile.damaged(file, "is damaged", e);
      case SQLITE_NOTADB ->
          SqliteDatabaseFile.damaged(file, "is not a database, or its header is damaged", e);
      default ->
          new StoreException(
              ErrorKind.FAILED, "The database " + file + " failed (" + exact + ").", e);
    };
  }

  private static StoreException locked(Path file, SQLException e) {
    return new StoreException(
        ErrorKind.LOCKED,
        "The database "
            + file
            + " was locked by another process for too long. Wait until it ends, then try again.",
        e);
  }

  private static StoreException full(Path file, SQLException e) {
    return new StoreException(
        ErrorKind.FULL,
        "The disk with the database " + file + " is full. Free disk space, then try again.",
        e);
  }

  private static StoreException readOnly(Path file, SQLiteErrorCode exact, SQLException e) {
    return exact == SQLiteErrorCode.SQLITE_READONLY_DBMOVED
        ? new StoreException(
            ErrorKind.FAILED,
            "The database "
                + file
                + " was moved or replaced while it was in use. Run the command again.",
            e)
        : unwritable(file, e);
  }

  private static StoreException unwritable(Path file, SQLException e) {
    return new StoreException(
        ErrorKind.READ_ONLY,
        "The database "
            + file
            + " cannot be written. Check the permissions of the file and its folder.",
        e);
  }
}
