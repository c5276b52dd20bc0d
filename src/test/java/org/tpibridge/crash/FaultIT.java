package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/**
 * A database that another process locks: the import reports it and exits with 2. What was stored
 * remains, and the same command resumes when the database is free.
 */
@OnEachDatabase(empty = true)
@Timeout(600)
class FaultIT {
  private static final String FILE = "visits.csv";
  private static final int VISITS = 80;

  private final TestDatabase database;

  @TempDir private Path folder;

  FaultIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aLockedDatabaseIsReportedAndTheSameCommandResumes() throws SQLException {
    Path file = ClinicTable.write(folder.resolve(FILE), 0, VISITS, 1);
    StoreContent expected = Undisturbed.imported(database, file).get(0);
    Program program = new Program(database, folder).with("TPIBRIDGE_STORE_TIMEOUT", "4s");

    try (Program.Running running = program.start("import", FILE)) {
      running.awaitRows(database, 1);
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        hold(statement);
        Program.Ended refused = running.end();

        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
            .containsAnyOf("locked by another process", "in use by other processes")
            .contains("same command again to resume");
        statement.execute("rollback");
      }
    }
    assertThat(ContentReader.read(database).differencesToEarlier(expected)).isEmpty();
    Program.Ended ended = program.run("import", FILE);

    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ContentReader.read(database).differencesTo(expected)).isEmpty();
  }

  private void hold(Statement statement) throws SQLException {
    if (database.kind() == DatabaseKind.SQLITE) {
      statement.execute("pragma busy_timeout = 20000");
      statement.execute("begin immediate");
    } else {
      statement.execute("begin");
      statement.execute("lock table job, source_row in access exclusive mode");
    }
  }
}
