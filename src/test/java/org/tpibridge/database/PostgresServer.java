package org.tpibridge.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.tpibridge.machine.Docker;

/** A running PostgreSQL; closing it ends it. */
sealed interface PostgresServer extends AutoCloseable permits PostgresContainer, PostgresEmbedded {
  /** The database that every server has. */
  String FIRST = "postgres";

  String user();

  String password();

  /** For JDBC. */
  String url(String database);

  @Override
  void close();

  /** Where Docker answers in a container, else embedded. */
  static PostgresServer start() {
    return Docker.isUsed() ? PostgresContainer.start() : PostgresEmbedded.start();
  }

  /** Runs a statement outside of any test's database. */
  default void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(FIRST), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
