package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/** A server that is not available for a while: the import waits, or stops and can be resumed. */
@OnEachDatabase(value = DatabaseKind.POSTGRESQL, empty = true)
@Timeout(600)
class LostConnectionIT {
  private static final String FILE = "visits.csv";
  private static final int VISITS = 80;

  private final TestDatabase database;

  @TempDir private Path folder;
  private StoreContent expected;

  LostConnectionIT(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void undisturbed() {
    Path file = ClinicTable.write(folder.resolve(FILE), 0, VISITS, 1);
    expected = Undisturbed.imported(database, file).get(0);
  }

  @Test
  void aConnectionRestoredInTimeIsNotNoticed() {
    try (InterruptibleConnection line = new InterruptibleConnection(database.url());
        Program.Running running =
            over(line).with("TPIBRIDGE_STORE_TIMEOUT", "60s").start("import", FILE)) {
      running.awaitRows(database, 1);
      line.cut();
      Pause.millis(2_000);
      line.mend();
      Program.Ended ended = running.end();

      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ContentReader.read(database).differencesTo(expected)).isEmpty();
    }
  }

  @Test
  void aLostConnectionIsReportedAndTheSameCommandResumes() {
    try (InterruptibleConnection line = new InterruptibleConnection(database.url())) {
      Program program = over(line).with("TPIBRIDGE_STORE_TIMEOUT", "4s");
      Program.Running running = program.start("import", FILE);
      running.awaitRows(database, 1);
      line.cut();
      Program.Ended refused = running.end();

      assertThat(refused.code()).as(refused.err()).isEqualTo(2);
      assertThat(refused.err()).contains("database").contains("same command again to resume");
      assertThat(ContentReader.read(database).differencesToEarlier(expected)).isEmpty();

      line.mend();
      Program.Ended ended = program.run("import", FILE);

      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ContentReader.read(database).differencesTo(expected)).isEmpty();
    }
  }

  @Test
  void connectionsThatTheServerEndsAreOpenedAgain() throws SQLException {
    Program program = new Program(database, folder);
    try (Program.Running running = program.start("import", FILE)) {
      for (int rows = 1; rows < VISITS / 2; rows += VISITS / 6) {
        running.awaitRows(database, rows);
        endConnections();
      }
      Program.Ended ended = running.end();

      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ContentReader.read(database).differencesTo(expected)).isEmpty();
    }
  }

  private Program over(InterruptibleConnection line) {
    return new Program(line.url(), folder)
        .with("TPIBRIDGE_STORE_USER", database.user().orElseThrow())
        .with("TPIBRIDGE_STORE_PASSWORD", database.password().orElseThrow());
  }

  /** Ends connections as a restart of the server does. */
  private void endConnections() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }
}
