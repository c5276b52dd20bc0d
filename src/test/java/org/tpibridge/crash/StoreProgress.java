package org.tpibridge.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.TestDatabase;

/**
 * Reads the progress of imports into a store, as often as a test polls it. It uses one connection
 * to a PostgreSQL server, because a new one for each query would take the time of a processor from
 * the program under test. A SQLite file is opened for each query, so that a test never keeps the
 * log of a killed process open.
 */
final class StoreProgress implements AutoCloseable {
  private final TestDatabase database;
  private Connection connection;

  StoreProgress(TestDatabase database) {
    this.database = database;
  }

  /** Number of stored rows of all jobs; 0 if there is no store yet. */
  long position() {
    return number("select coalesce(sum(position), 0) from job");
  }

  /** Whether a job was started and is not finished. */
  boolean isRunning() {
    return number("select count(*) from job where state = 'running'") > 0;
  }

  /** Number of finished jobs. */
  long finished() {
    return number("select count(*) from job where state = 'finished'");
  }

  /** Number of erasures that were started and are not finished. */
  long unfinishedErasures() {
    return number("select count(*) from job where state = 'running' and kind = 'erase'");
  }

  private long number(String sql) {
    try (Statement statement = connection().createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException notYet) {
      close();
      return 0;
    } finally {
      if (database.kind() == DatabaseKind.SQLITE) {
        close();
      }
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = ContentReader.looking(database);
    }
    return connection;
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
        connection = null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
