package org.tpibridge.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.tpibridge.machine.Docker;

/** A running PostgreSQL server. Closing it ends the server. */
sealed interface PostgresServer extends AutoCloseable permits PostgresContainer, PostgresEmbedded {
  /** The database that every server has. */
  String FIRST = "postgres";

  String user();

  String password();

  /** Returns the JDBC URL. */
  String url(String database);

  @Override
  void close();

  /** Starts a container if Docker is available, or the embedded server. */
  static PostgresServer start() {
    return Docker.isUsed() ? PostgresContainer.start() : PostgresEmbedded.start();
  }

  /** Runs a statement outside any test database. */
  default void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(FIRST), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
