package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.database.StoreSettings.ConnectionLimits;
import org.tpibridge.store.postgresql.PostgresqlDatabase;
import org.tpibridge.store.sqlite.SqliteDatabase;

/** The settings of connections reach the databases. */
class ConnectionSettingsTest {
  @TempDir private Path folder;

  private StoreSettings settings(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("clinic", Typed.withClinic(Map.of())));
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new HashMap<>(variables)));
    return SettingsReader.read(environment).store().toSettings(List.of());
  }

  @Test
  void withoutSettingsTheDefaultsOfTheStoreApply() {
    assertThat(settings(Map.of()).connections()).isEqualTo(ConnectionLimits.DEFAULT);
  }

  @Test
  void aSqliteFileHasReadersAndACacheAsSet() throws SQLException {
    StoreSettings settings =
        settings(
            Map.of(
                "TPIBRIDGE_STORE_URL",
                "jdbc:sqlite:" + folder.resolve("store.db"),
                "TPIBRIDGE_STORE_SQLITEREADERS",
                "9",
                "TPIBRIDGE_STORE_SQLITECACHE",
                "2MB"));

    try (SqliteDatabase database = new SqliteDatabase(settings);
        Connection connection = database.writeSource().getConnection();
        ResultSet cache = connection.createStatement().executeQuery("pragma cache_size")) {
      assertThat(((HikariDataSource) database.readSource()).getMaximumPoolSize()).isEqualTo(9);
      assertThat(cache.getInt(1)).isEqualTo(-2048);
    }
  }

  @Test
  void aServerHasConnectionsAsSet() {
    StoreSettings settings =
        settings(
            Map.of(
                "TPIBRIDGE_STORE_URL",
                "jdbc:postgresql://127.0.0.1:1/store",
                "TPIBRIDGE_STORE_CONNECTIONS",
                "17"));

    try (PostgresqlDatabase database = new PostgresqlDatabase(settings)) {
      assertThat(((HikariDataSource) database.writeSource()).getMaximumPoolSize()).isEqualTo(17);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connections | 1 | connections must be 2 to 500, not 1",
        "sqlite-readers | 501 | sqlite-readers must be 2 to 500, not 501",
        "sqlite-cache | 1KB | sqlite-cache must be 1MB to 64GB",
        "sqlite-cache | much | tpibridge.store.sqlite-cache",
      })
  void aValueThatCannotBeUsedIsNamed(String key, String value, String message) {
    Typed typed = Typed.with(Map.of("tpibridge.store." + key, value), "", "status");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("tpibridge.store").contains(message);
  }
}
