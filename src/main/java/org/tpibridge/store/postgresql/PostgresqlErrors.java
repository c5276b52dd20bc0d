package org.tpibridge.store.postgresql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/**
 * Converts PostgreSQL's errors to messages for the user; error codes:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
final class PostgresqlErrors {
  private static final int CLASS = 2;

  private PostgresqlErrors() {}

  static StoreException asStoreException(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.length() < CLASS) {
      return e instanceof SQLTransientConnectionException
          // From the connection pool: all connections of this process are in use.
          ? locked(e)
          : error(ErrorKind.FAILED, "The database failed.", e);
    }
    return switch (state) {
      case "57014" ->
          error(
              ErrorKind.LOCKED,
              "The database server canceled a statement that took too long. Try again.",
              e);
      case "25P03", "25P04", "40003" -> lost(state, e);
      case "23505" ->
          error(ErrorKind.CONFLICT, "Another process added the same data at the same time.", e);
      case "53300" ->
          error(ErrorKind.LOCKED, "The database server has no free connection. Try again.", e);
      case "53100" ->
          error(
              ErrorKind.FULL, "The disk of the database server is full. Free disk space there.", e);
      case "42501" ->
          error(
              ErrorKind.READ_ONLY,
              "The database user (tpibridge.store.user) has too few permissions. The user must own the"
                  + " schema.",
              e);
      case "XX001", "XX002" ->
          error(ErrorKind.DAMAGED, "The database is damaged (" + state + "). Restore a backup.", e);
      default -> byClass(state, e);
    };
  }

  private static StoreException byClass(String state, SQLException e) {
    return switch (state.substring(0, CLASS)) {
      case "08", "57" -> lost(state, e);
      case "40" ->
          error(ErrorKind.CONFLICT, "Another process changed the same data at the same time.", e);
      case "55" -> locked(e);
      case "25" -> error(ErrorKind.READ_ONLY, "The database is read-only (" + state + ").", e);
      case "28" ->
          error(
              ErrorKind.UNREACHABLE,
              "The database refused the user name or password (tpibridge.store.user,"
                  + " tpibridge.store.password).",
              e);
      case "3D" ->
          error(
              ErrorKind.UNREACHABLE,
              "The database does not exist on the server. Check tpibridge.store.url.",
              e);
      default -> error(ErrorKind.FAILED, "The database failed (" + state + ").", e);
    };
  }

  /** Converts an error of the first connection, which cannot have been lost. */
  static StoreException unreachable(SQLException e) {
    StoreException explained = asStoreException(e);
    return explained.errorKind() == ErrorKind.LOST
        ? error(
            ErrorKind.UNREACHABLE,
            "The database cannot be reached ("
                + e.getSQLState()
                + "). Check tpibridge.store.url,"
                + " and that the server is running.",
            e)
        : explained;
  }

  private static StoreException lost(String state, SQLException e) {
    return error(ErrorKind.LOST, "The connection to the database was lost (" + state + ").", e);
  }

  private static StoreException locked(SQLException e) {
    return error(
        ErrorKind.LOCKED, "The database was in use by other processes for too long. Try again.", e);
  }

  private static StoreException error(ErrorKind kind, String message, SQLException e) {
    return new StoreException(kind, message, e);
  }
}
