package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.Remnants;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;

/** {@code kill -9} during an erasure: it is reported as interrupted, and can be finished. */
@OnEachDatabase(empty = true)
@Timeout(600)
class ErasureIT {
  private static final String HEADER =
      "visit_id,mrn,patient_last,visit_start,sites,injectates,procedure_code\n";
  private static final String THEIRS =
      "V-771,77001,Zwetschkenbaum,2024-03-04,trapezius R,lidocaine 1% 2 mL,20552\n";
  private static final String OTHERS =
      "V-772,77002,Okafor,2024-03-04,trapezius R,lidocaine 1% 2 mL,20552\n";
  private static final int KILLS = 4;
  private static final int WITHIN_MILLIS = 400;

  private final TestDatabase database;
  private final Remnants remnants;
  private Program program;
  private Path table;

  @TempDir private Path folder;

  ErasureIT(TestDatabase database) {
    this.database = database;
    this.remnants = new Remnants(database);
  }

  @BeforeEach
  void importOnce() throws IOException {
    program =
        new Program(database, folder)
            .with("TPIBRIDGE_STORE_KEYFILE", folder.resolve("key").toString());
    table = Files.writeString(folder.resolve("visits.csv"), HEADER + THEIRS + OTHERS);
    Program.Ended imported = program.run("import", table.toString());
    assertThat(imported.code()).as(imported.err()).isZero();
  }

  @Test
  void anErasureKilledBeforeFilesAreWipedIsReportedAndFinishedByErase() throws SQLException {
    try (Connection reader = database.connect();
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      reading.executeQuery("select count(*) from visit").close();
      // A reader prevents the erasure from wiping what it has removed.
      try (Program.Running running = program.start("erase", "--patient", "77001", "--yes")) {
        await(running, erasures -> erasures > 0 && isRemoved());
        assertThat(running.isAlive()).isTrue();
        running.kill();
      }
      reader.rollback();
    }

    assertThat(unfinished()).hasSize(1);
    Program.Ended imported = program.run("import", table.toString());
    assertThat(imported.err())
        .contains("Note: the erasure J2 was interrupted", "tpi-bridge erase --again --yes")
        .contains("TPI-IMPORT-ERASED");
    Program.Ended erased = program.run("erase", "--again", "--yes");

    assertThat(erased.err()).contains("J2 was interrupted and is now finished.");
    assertThat(erased.code()).isZero();
    assertThat(unfinished()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void anErasureKilledAtAnyMomentIsFinishedByTheSameCommand() throws IOException {
    Random random = new Random(20261126);
    for (int kill = 0; kill < KILLS; kill++) {
      try (Program.Running running = start()) {
        int unfinishedBefore = unfinished().size();
        await(running, erasures -> erasures > unfinishedBefore);
        Pause.millis(random.nextInt(WITHIN_MILLIS));
        running.kill();
      }
    }

    Program.Ended erased = start().end();

    assertThat(erased.code()).as(erased.err()).isEqualTo(1);
    assertThat(erased.err()).contains("contains the patient's data: " + table + ": row 2");
    assertThat(unfinished()).isEmpty();
    assertNothingIsLeft();
    assertThat(Files.readString(table)).isEqualTo(HEADER + THEIRS + OTHERS);
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      assertThat(store.<Boolean>read(tx -> !tx.visits().find("V-772").isEmpty())).isTrue();
    }
  }

  @Test
  void aFileWithInchMarksIsListedAndStaysByteForByte() throws IOException {
    StringBuilder rows =
        new StringBuilder("visit_id,mrn,notes,visit_start,sites,injectates,procedure_code\n");
    for (int i = 0; i < 200; i++) {
      rows.append(
          "W-%d,%d,uses 18\" pillow,2024-03-04,trapezius R,lidocaine 1%% 2 mL,20552\n"
              .formatted(1000 + i, 10001 + i % 50));
    }
    Path pillows = Files.writeString(folder.resolve("pillows.csv"), rows);
    assertThat(program.run("import", pillows.toString()).code()).isZero();

    Program.Ended erased =
        program.run("erase", "--patient", "10005", "--yes", "--files", pillows.toString());

    assertThat(erased.code()).as(erased.err()).isEqualTo(1);
    assertThat(erased.err())
        .contains("contains the patient's data: " + pillows + ": row 6; row 56");
    assertThat(Files.readString(pillows)).isEqualTo(rows.toString());
    Program.Ended unknown = program.run("erase", "--patient", "99999", "--yes");
    assertThat(unknown.code()).as(unknown.err()).isEqualTo(2);
  }

  @Test
  void withoutItsKeyNothingIsImportedOrErasedAndNoKeyIsCreated() throws IOException {
    assertThat(program.run("erase", "--patient", "77001", "--yes").code()).isZero();
    Path key = folder.resolve("key");
    Path saved = Files.move(key, folder.resolve("saved"));

    for (Program.Ended stopped :
        List.of(
            program.run("import", table.toString()),
            program.run("erase", "--patient", "77002", "--yes"))) {
      assertThat(stopped.code()).isEqualTo(2);
      assertThat(stopped.err()).contains("It is expected in " + key);
    }
    assertThat(key).doesNotExist();

    Files.move(saved, key);
    Program.Ended imported = program.run("import", table.toString());
    assertThat(imported.err()).contains("1 row of an erased patient left out");
  }

  private Program.Running start() {
    return program.start("erase", "--patient", "77001", "--yes", "--files", table.toString());
  }

  /**
   * @param reached gets the number of unfinished erasures
   */
  private void await(Program.Running running, LongPredicate reached) {
    try (StoreProgress progress = new StoreProgress(database)) {
      while (running.isAlive() && !reached.test(progress.unfinishedErasures())) {
        Pause.millis(5);
      }
    }
  }

  /** Checks the job record, because a query for the visit would wait for the wiping. */
  private boolean isRemoved() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet audited = statement.executeQuery("select count(*) from audit")) {
      return audited.next() && audited.getLong(1) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Jobs.Job> unfinished() {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      return store.read(tx -> tx.jobs().running(Jobs.JobKind.ERASE));
    }
  }

  private void assertNothingIsLeft() {
    for (String word : List.of("Zwetschkenbaum", "zwetschkenbaum", "77001", "V-771")) {
      assertThat(remnants.holding(word)).as(word).isEmpty();
    }
  }
}
