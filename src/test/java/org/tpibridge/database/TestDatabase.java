package org.tpibridge.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.tpibridge.store.database.StoreSettings;

/** An empty database of a test's own; closing removes it, whoever is still connected. */
public sealed interface TestDatabase extends AutoCloseable permits SqliteFile, PostgresDatabase {
  /** Longer than any wait that tests expect to end well. */
  Duration PATIENCE = Duration.ofSeconds(20);

  DatabaseKind kind();

  /** For JDBC, without user or password. */
  String url();

  Optional<String> user();

  Optional<String> password();

  /** A second empty database of the same kind; the caller closes it. */
  TestDatabase another();

  @Override
  void close();

  default StoreSettings settings() {
    return settings(PATIENCE);
  }

  default StoreSettings settings(Duration patience) {
    return new StoreSettings(url(), user(), password(), patience);
  }

  /** A plain connection, to look behind the store or to stand in its way. */
  default Connection connect() throws SQLException {
    return user().isPresent()
        ? DriverManager.getConnection(url(), user().get(), password().orElse(""))
        : DriverManager.getConnection(url());
  }
}
