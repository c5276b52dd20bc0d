package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;

/** Stores and backups whose tables a development version before 0.1.0 created. */
@OnEachDatabase(empty = true)
class DevelopmentStoreTest {
  private static final String REASON =
      " was created by a development version of this program and cannot be used. ";

  @TempDir Path folder;

  private final TestDatabase database;

  DevelopmentStoreTest(TestDatabase database) {
    this.database = database;
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }

  private Typed line(String... arguments) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.store.url", database.url());
    database.user().ifPresent(user -> settings.put("tpibridge.store.user", user));
    database.password().ifPresent(password -> settings.put("tpibridge.store.password", password));
    return Typed.with(settings, "", arguments);
  }

  private static void createAsBefore(String url, String user, String password, String kind) {
    Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:org/tpibridge/store/development/" + kind)
        .load()
        .migrate();
  }

  private void createStore() throws SQLException {
    createAsBefore(
        database.url(),
        database.user().orElse(null),
        database.password().orElse(null),
        database.kind() == DatabaseKind.SQLITE ? "sqlite" : "postgresql");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into worklist (key, job, ordinal, patient, field, stored, told, state, added)"
              + " values (1, 1, 1, 'p', 'sex', 'F', 'M', 'open', 1)");
    }
  }

  private void createBackup() {
    createAsBefore("jdbc:sqlite:" + backup(), null, null, "sqlite");
  }

  private void assertUnchanged() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet stored = statement.executeQuery("select told from worklist")) {
      assertThat(stored.next()).isTrue();
      assertThat(stored.getString("told")).isEqualTo("M");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import examples/visits.csv",
        "status",
        "reindex",
        "erase --patient 10001 --yes",
        "backup out.db"
      })
  void aStoreIsRefusedWithWhatToDo(String line) throws SQLException {
    createStore();

    Typed typed = line(line.split(" "));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(REASON)
        .contains(database.kind() == DatabaseKind.SQLITE ? "Move the file" : "empty database")
        .contains("import the original files again.")
        .doesNotContain("See tpi-bridge");
    if (database.kind() == DatabaseKind.SQLITE) {
      assertThat(typed.err()).contains(database.url().substring("jdbc:sqlite:".length()));
    }
    assertUnchanged();
  }

  @Test
  void aBackupIsRefusedAndNothingIsRestored() throws IOException {
    createBackup();
    byte[] before = Files.readAllBytes(backup());

    Typed typed = line("restore", backup().toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("The backup " + backup() + REASON + "Import the original");
    assertThat(Files.readAllBytes(backup())).isEqualTo(before);
    if (database.kind() == DatabaseKind.SQLITE) {
      assertThat(Store.exists(database.settings())).isFalse();
    }
    assertThat(line("import", "examples/visits.csv").exitCode()).isZero();
  }

  @Test
  void aStoreIsNotReplacedByARestoreEither() throws SQLException {
    createStore();
    try (TestDatabase other = database.another();
        Store store = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
      store.backup(backup(), Instant.EPOCH);
    }

    Typed typed = line("restore", backup().toString(), "--replace");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains(REASON);
    assertUnchanged();
  }
}
