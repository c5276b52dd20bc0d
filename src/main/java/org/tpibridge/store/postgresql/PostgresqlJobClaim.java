package org.tpibridge.store.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/** Claims a job with a lock of a database session, which ends when its process ends. */
final class PostgresqlJobClaim implements JobClaim {
  private static final Logger log = LoggerFactory.getLogger(PostgresqlJobClaim.class);
  private static final int VALID_SECONDS = 5;
  private static final int AWAIT_MILLIS = 100;

  private final DataSource source;
  private final int what;
  private final long number;
  private final Duration waitTime;
  private ClaimSession session;

  /** A connection and how the server identifies it. */
  private record ClaimSession(Connection connection, long process, String started) {}

  private PostgresqlJobClaim(
      DataSource source, int what, long number, Duration waitTime, ClaimSession session) {
    this.source = source;
    this.what = what;
    this.number = number;
    this.waitTime = waitTime;
    this.session = session;
  }

  static Optional<JobClaim> of(DataSource source, int what, long number, Duration waitTime) {
    try {
      return tryLock(source, what, number)
          .map(session -> new PostgresqlJobClaim(source, what, number, waitTime, session));
    } catch (SQLException e) {
      throw PostgresqlErrors.asStoreException(e);
    }
  }

  private static Optional<ClaimSession> tryLock(DataSource source, int what, long number)
      throws SQLException {
    Connection connection = source.getConnection();
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_try_advisory_lock(?, ?), pid, backend_start::text from pg_stat_activity"
                + " where pid = pg_backend_pid()")) {
      lock.setInt(1, what);
      lock.setInt(2, Math.toIntExact(number));
      try (ResultSet result = lock.executeQuery()) {
        if (result.next() && result.getBoolean(1)) {
          return Optional.of(new ClaimSession(connection, result.getLong(2), result.getString(3)));
        }
      }
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
    closeQuietly(connection);
    return Optional.empty();
  }

  /**
   * If the connection was lost, the server may not have noticed it yet. The old session is
   * therefore ended first, and its end awaited.
   */
  @Override
  public boolean renew() {
    try {
      if (session.connection().isValid(VALID_SECONDS)) {
        return true;
      }
      close();
      endOldSession();
      long end = System.nanoTime() + waitTime.toNanos();
      Optional<ClaimSession> again = tryLock(source, what, number);
      while (again.isEmpty() && oldSessionExists() && System.nanoTime() < end) {
        Thread.sleep(AWAIT_MILLIS);
        again = tryLock(source, what, number);
      }
      again.ifPresent(s -> session = s);
      return again.isPresent();
    } catch (SQLException e) {
      throw PostgresqlErrors.asStoreException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(ErrorKind.FAILED, "Interrupted.", e);
    }
  }

  private void endOldSession() throws SQLException {
    querySession("select pg_terminate_backend(pid) from pg_stat_activity");
  }

  private boolean oldSessionExists() throws SQLException {
    return querySession("select true from pg_stat_activity");
  }

  private boolean querySession(String select) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(select + " where pid = ? and backend_start::text = ?")) {
      statement.setLong(1, session.process());
      statement.setString(2, session.started());
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(session.connection());
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("cannot close a session; it has ended already");
    }
  }
}
