package org.tpibridge.store.postgresql;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Waits for a server that has no connection left, or is just starting or stopping, as the pool does
 * for the connections that it holds.
 */
final class RetryingDataSource extends DelegatingDataSource {
  private static final int AWAIT_MILLIS = 100;

  /**
   * Too many connections; cannot connect now; shutting down; and, as a server that restarts does
   * for a moment, refused or cut off.
   */
  private static final Set<String> PASSING =
      Set.of("53300", "57P03", "57P01", "57P02", "08001", "08004", "08006");

  private final Duration patience;

  RetryingDataSource(DataSource source, Duration patience) {
    super(source);
    this.patience = patience;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return super.getConnection();
      } catch (SQLException e) {
        if (!isPassing(e) || System.nanoTime() - end > 0) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static boolean isPassing(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return false;
      }
    }
    return e.getSQLState() != null && PASSING.contains(e.getSQLState());
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
