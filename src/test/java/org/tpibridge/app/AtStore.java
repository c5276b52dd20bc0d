package org.tpibridge.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;

/** Runs command lines with a separate SQLite store. */
record AtStore(Path database) {
  Typed line(String... arguments) {
    return withInput("", arguments);
  }

  Typed withInput(String standardInput, String... arguments) {
    return Typed.with(settings(), standardInput, arguments);
  }

  /** The same store, opened directly. */
  Store opened() {
    return Store.open(storeSettings(), SchemaPolicy.MIGRATE);
  }

  StoreSettings storeSettings() {
    return new StoreSettings(url(), Optional.empty(), Optional.empty(), Duration.ofSeconds(10));
  }

  /** Changes the database without the program. */
  void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement done = connection.createStatement()) {
      done.execute(statement);
    }
  }

  Map<String, Object> settings() {
    return Map.of("tpibridge.store.url", url());
  }

  private String url() {
    return "jdbc:sqlite:" + database;
  }
}
