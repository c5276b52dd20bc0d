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
import java.util.List;
import java.util.Locale;
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

/** Stores whose tables an older or a newer version of the program created. */
@OnEachDatabase(empty = true)
class OlderStoreTest {
  private static final String OLD = "8";

  private static final List<String> REFUSING =
      List.of(
          "status",
          "export -o out",
          "explain --visit V-1",
          "undo J1",
          "patients",
          "erase --patient 10001 --yes",
          "backup out.db",
          "reindex",
          "import examples/visits.csv --dry-run",
          "push north",
          "pull north",
          "diff north",
          "match north",
          "conflicts north",
          "bridge run",
          "bridge status");

  @TempDir private Path folder;

  private final TestDatabase database;

  OlderStoreTest(TestDatabase database) {
    this.database = database;
  }

  private Typed line(String... arguments) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.store.url", database.url());
    database.user().ifPresent(user -> settings.put("tpibridge.store.user", user));
    database.password().ifPresent(password -> settings.put("tpibridge.store.password", password));
    settings.put("tpibridge.ehrs[0].name", "north");
    settings.put("tpibridge.ehrs[0].url", "http://127.0.0.1:9/fhir");
    return Typed.with(settings, "", arguments);
  }

  private void createAt(String version) {
    Flyway.configure()
        .dataSource(database.url(), database.user().orElse(null), database.password().orElse(null))
        .locations(
            "classpath:org/tpibridge/store/" + database.kind().name().toLowerCase(Locale.ROOT))
        .target(version)
        .load()
        .migrate();
  }

  private String version() throws SQLException {
    return text("select version from flyway_schema_history order by installed_rank desc limit 1");
  }

  private String text(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      assertThat(found.next()).isTrue();
      return found.getString(1);
    }
  }

  @Test
  void isRefusedByCommandsThatDoNotUpdateIt() throws SQLException {
    createAt(OLD);

    for (String line : REFUSING) {
      Typed typed = line(line.split(" "));

      assertThat(typed.err())
          .as(line)
          .contains(
              "has tables of an older version of this program (version 8, not ",
              "Run tpi-bridge migrate to update them.");
      assertThat(typed.exitCode()).as(line).isEqualTo(2);
    }
    assertThat(version()).isEqualTo(OLD);
  }

  @Test
  void isUpdatedByMigrateWhichCanBeRunAgain() throws SQLException {
    createAt(OLD);

    Typed first = line("migrate");
    String updated = version();
    Typed second = line("migrate");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .matches(
            "The store was updated from version 8 to version "
                + updated
                + " of the tables in \\d+\\.\\d s\\.\\R");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out().strip())
        .isEqualTo("The store already has version " + updated + " of the tables.");
    assertThat(line("status").exitCode()).isZero();
  }

  @Test
  void isUpdatedByAnImport() throws SQLException {
    createAt(OLD);

    assertThat(line("import", "examples/visits.csv").exitCode()).isZero();

    assertThat(version()).isNotEqualTo(OLD);
    assertThat(line("status").exitCode()).isZero();
  }

  @Test
  void isNotReplacedByARestoreOnAServer() throws SQLException, IOException {
    createAt(OLD);
    Path backup = folder.resolve("backup.db");
    try (TestDatabase other = database.another();
        Store store = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
      store.backup(backup, Instant.EPOCH);
    }

    Typed typed = line("restore", backup.toString(), "--replace");

    if (database.kind() == DatabaseKind.POSTGRESQL) {
      assertThat(typed.err()).contains("Run tpi-bridge migrate");
      assertThat(typed.exitCode()).isEqualTo(2);
      assertThat(version()).isEqualTo(OLD);
    } else {
      // The file is replaced as a whole, whatever its version is.
      assertThat(typed.exitCode()).isZero();
      assertThat(version()).isNotEqualTo(OLD);
    }
    assertThat(Files.exists(backup)).isTrue();
  }

  @Test
  void aStoreThatIsMissingOrEmptyIsCreatedByCommandsThatRefuseAnOlderOne() throws SQLException {
    try (Store store = Store.open(database.settings(), SchemaPolicy.REQUIRE_CURRENT)) {
      assertThat(store.<Boolean>read(tx -> tx.jobs().newest(1).isEmpty())).isTrue();
    }
    assertThat(line("migrate").out()).contains("already has version " + version());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"status", "migrate", "import examples/visits.csv"})
  void aNewerStoreIsRefused(String line) throws SQLException {
    Store.open(database.settings(), SchemaPolicy.MIGRATE).close();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into flyway_schema_history"
              + " select installed_rank + 1000, '1000', description, type, 'V1000__new.sql',"
              + " checksum, installed_by, installed_on, execution_time, success"
              + " from flyway_schema_history where version = '1'");
    }

    Typed typed = line(line.split(" "));

    assertThat(typed.err()).contains("was created by another version of this program.");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(version()).isEqualTo("1000");
  }
}
