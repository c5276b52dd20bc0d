package org.tpibridge.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.tpibridge.store.database.StoreSettings;

/**
 * A database for one test, with a new store or empty. Closing it removes it, even if it is still in
 * use.
 */
public sealed interface TestDatabase extends AutoCloseable permits SqliteFile, PostgresDatabase {
  /** Longer than any wait that tests expect to succeed. */
  Duration PATIENCE = Duration.ofSeconds(20);

  DatabaseKind kind();

  /** Returns the JDBC URL, without user or password. */
  String url();

  Optional<String> user();

  Optional<String> password();

  /** Creates a second empty database of the same kind; the caller closes it. */
  TestDatabase another();

  @Override
  void close();

  default StoreSettings settings() {
    return settings(PATIENCE);
  }

  default StoreSettings settings(Duration patience) {
    return new StoreSettings(url(), user(), password(), patience);
  }

  /** Opens a plain connection, to inspect the database or to lock it. */
  default Connection connect() throws SQLException {
    return user().isPresent()
        ? DriverManager.getConnection(url(), user().get(), password().orElse(""))
        : DriverManager.getConnection(url());
  }
}
