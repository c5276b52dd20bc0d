package org.tpibridge.store.postgresql;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Waits for a server that has no free connection, or is starting or stopping, as the pool does for
 * its connections.
 */
final class RetryingDataSource extends DelegatingDataSource {
  private static final int AWAIT_MILLIS = 100;

  /**
   * Too many connections; cannot connect now; shutting down; and the errors of a server that is
   * just restarting: connection refused or closed.
   */
  private static final Set<String> TRANSIENT_STATES =
      Set.of("53300", "57P03", "57P01", "57P02", "08001", "08004", "08006");

  private final Duration waitTime;

  RetryingDataSource(DataSource source, Duration waitTime) {
    super(source);
    this.waitTime = waitTime;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long end = System.nanoTime() + waitTime.toNanos();
    while (true) {
      try {
        return super.getConnection();
      } catch (SQLException e) {
        if (!isTransient(e) || System.nanoTime() - end > 0) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static boolean isTransient(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return false;
      }
    }
    return e.getSQLState() != null && TRANSIENT_STATES.contains(e.getSQLState());
  }

  private static void pause(SQLException e) throws SQLException {
    try {
      Thread.sleep(AWAIT_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
