package org.tpibridge.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;

/** The quick check recognizes exactly the databases that Flyway leaves unchanged. */
@OnEachDatabase(empty = true)
class ShippedMigrationsTest {
  private final TestDatabase database;

  ShippedMigrationsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void create() {
    Store.open(database.settings(), SchemaPolicy.MIGRATE).close();
  }

  @Test
  void aDatabaseThatFlywayCreatedHasAllMigrations() throws SQLException {
    assertThat(areApplied("select 1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update flyway_schema_history set checksum = checksum + 1 where version = '2'",
        "update flyway_schema_history set success = false where version = '3'",
        "update flyway_schema_history set script = 'V1__store.sql' where version = '1'",
        "update flyway_schema_history set type = 'BASELINE' where version = '1'",
        "update flyway_schema_history set installed_rank = 1000 where version = '1'",
        "delete from flyway_schema_history where version = '1'",
        "delete from flyway_schema_history where installed_rank ="
            + " (select max(installed_rank) from flyway_schema_history)",
        "insert into flyway_schema_history"
            + " select installed_rank + 1000, '1000', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success"
            + " from flyway_schema_history where version = '1'",
        "drop table flyway_schema_history"
      })
  void everyOtherDatabaseIsCheckedByFlyway(String change) throws SQLException {
    assertThat(areApplied(change)).isFalse();
  }

  private boolean areApplied(String change) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
      return ShippedMigrations.of(database.kind().name().toLowerCase(Locale.ROOT))
          .equal(AppliedMigrations.of(connection));
    }
  }
}
