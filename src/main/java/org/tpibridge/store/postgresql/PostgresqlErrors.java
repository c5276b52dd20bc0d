package org.tpibridge.store.postgresql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/**
 * What PostgreSQL's errors mean; https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
final class PostgresqlErrors {
  private static final int CLASS = 2;

  private PostgresqlErrors() {}

  static StoreException asStoreException(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.length() < CLASS) {
      return e instanceof SQLTransientConnectionException
          // The pool's: all connections of this process are at work.
          ? locked(e)
          : serverMessage(ErrorKind.FAILED, "The database failed.", e);
    }
    return switch (state) {
      case "57014" ->
          serverMessage(
              ErrorKind.LOCKED, "The database's server stopped a statement that took too long.", e);
      case "25P03", "25P04", "40003" -> lost(state, e);
      case "23505" -> serverMessage(ErrorKind.CONFLICT, "Another process added the same.", e);
      case "53300" ->
          serverMessage(
              ErrorKind.LOCKED, "The database's server has no connection left. Try again.", e);
      case "53100" ->
          serverMessage(
              ErrorKind.FULL, "The disk of the database's server is full. Make room there.", e);
      case "42501" ->
          serverMessage(
              ErrorKind.READ_ONLY,
              "The user of the database (tpibridge.store.user) may not do this there; it must own"
                  + " its schema.",
              e);
      case "XX001", "XX002" ->
          serverMessage(
              ErrorKind.DAMAGED, "The database is damaged (" + state + "). Restore a backup.", e);
      default -> byClass(state, e);
    };
  }

  private static StoreException byClass(String state, SQLException e) {
    return switch (state.substring(0, CLASS)) {
      case "08", "57" -> lost(state, e);
      case "40" -> serverMessage(ErrorKind.CONFLICT, "Another process changed the same.", e);
      case "55" -> locked(e);
      case "25" ->
          serverMessage(ErrorKind.READ_ONLY, "The database takes no changes (" + state + ").", e);
      case "28" ->
          serverMessage(
              ErrorKind.UNREACHABLE,
              "The database does not take this user or password (tpibridge.store.user,"
                  + " tpibridge.store.password).",
              e);
      case "3D" ->
          serverMessage(
              ErrorKind.UNREACHABLE,
              "There is no such database on the server; check tpibridge.store.url.",
              e);
      default -> serverMessage(ErrorKind.FAILED, "The database failed (" + state + ").", e);
    };
  }

  /** For the first connection, which cannot have been lost. */
  static StoreException unreachable(SQLException e) {
    StoreException explained = asStoreException(e);
    return explained.errorKind() == ErrorKind.LOST
        ? serverMessage(
            ErrorKind.UNREACHABLE,
            "The database cannot be reached ("
                + e.getSQLState()
                + "). Check tpibridge.store.url,"
                + " and that the server runs.",
            e)
        : explained;
  }

  private static StoreException lost(String state, SQLException e) {
    return serverMessage(
        ErrorKind.LOST, "The connection to the database is lost (" + state + ").", e);
  }

  private static StoreException locked(SQLException e) {
    return serverMessage(
        ErrorKind.LOCKED, "The database is in use by others for too long. Try again.", e);
  }

  private static StoreException serverMessage(ErrorKind kind, String message, SQLException e) {
    return new StoreException(kind, message, e);
  }
}
