package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Imports that are interrupted and resumed. */
@OnEachDatabase
class RestartTest {
  private static final int ROWS = 300;

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;

  RestartTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  /** The third row is rejected. */
  private static List<VisitRow> rows() {
    List<VisitRow> rows = new ArrayList<>();
    for (int i = 1; i <= ROWS; i++) {
      VisitRow row = VisitRow.of("V-" + i, "M-" + i % 20);
      rows.add(i == 3 ? row.with("visit_start", "soon") : row);
    }
    return rows;
  }

  /** Interrupts an import after its first batch was saved. */
  private void interrupt(Input input) {
    assertThatThrownBy(
            () ->
                importing.run(
                    input,
                    row -> {
                      throw new IllegalStateException("power cut");
                    }))
        .hasMessage("power cut");
  }

  @Test
  void aResumedImportEndsLikeAnUninterruptedOne() {
    Input file = VisitRow.file(rows());
    interrupt(file);
    long saved = store.read(tx -> tx.jobs().newest(1)).get(0).position();
    assertThat(saved).isBetween(1L, (long) ROWS - 1);

    Importing.RunResult run = importing.run(file);

    assertThat(run.imported().resumedAfter()).isEqualTo(saved);
    assertThat(run.counts()).isEqualTo(new Jobs.RowCounts(ROWS - 1, 0, 0, 1, 0));
    assertThat(jobs()).isEqualTo(1);
    try (TestDatabase other = database.another();
        Store undisturbed = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
      new Importing(undisturbed).run(file);
      assertThat(Contents.current(database)).isEqualTo(Contents.current(other)).isNotEmpty();
      assertThat(Contents.numbers(database)).isEqualTo(Contents.numbers(other));
    }
  }

  @Test
  void rowsRejectedBeforeAreReportedAgainAndNotCountedAgain() {
    Input file = VisitRow.file(rows());
    interrupt(file);

    List<RowResult> rows = importing.run(file).rows();

    RowResult first = rows.get(0);
    assertThat(first.repeated()).isTrue();
    assertThat(first.outcome()).isEqualTo(RowOutcome.REJECTED);
    assertThat(first.result().ordinal()).isEqualTo(3);
    assertThat(rows.subList(1, rows.size())).noneMatch(RowResult::repeated).isNotEmpty();
  }

  @Test
  void anotherFileIsAnotherJob() {
    interrupt(VisitRow.file(rows()));

    Importing.RunResult run = importing.run(VisitRow.file(rows().subList(10, 20)));

    assertThat(run.imported().resumedAfter()).isZero();
    assertThat(run.outcomes()).containsOnly(RowOutcome.UNCHANGED);
    assertThat(jobs()).isEqualTo(2);
  }

  @Test
  void aDryRunReportsTheResultOfResuming() {
    Input file = VisitRow.file(rows());
    interrupt(file);

    Importing.RunResult dry = importing.dryRun(file);

    assertThat(dry.counts()).isEqualTo(importing.run(file).counts());
  }

  @Test
  void aFileIsNotImportedTwiceAtTheSameTime() {
    Input file = VisitRow.file(rows());
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    try (Store second = Store.open(database.settings(), SchemaPolicy.MIGRATE);
        Importing other = new Importing(second)) {
      importing.run(
          file,
          row -> {
            if (refusal.get() == null) {
              refusal.set(refusalOf(other, file));
            }
          });
    }

    assertThat(refusal.get())
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("job J1 (process " + ProcessHandle.current().pid())
        .hasMessageContaining("since 2026-03-04T05:06:07Z");
    assertThat(jobs()).isEqualTo(1);
  }

  private static Throwable refusalOf(Importing other, Input file) {
    try {
      other.run(file);
      return new AssertionError("imported twice");
    } catch (ImportException e) {
      return e;
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsAnError() {
    AtomicReference<String> text =
        new AtomicReference<>(VisitRow.csv(List.of(VisitRow.of("V-1", "M-1"))));
    Input file =
        new Input(
            "visits.csv",
            () -> new ByteArrayInputStream(text.get().getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> importing.run(file, row -> text.set(text.get() + "\n")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("changed while it was read");
    assertThat(store.read(tx -> tx.jobs().newest(1)).get(0).state())
        .isEqualTo(Jobs.JobState.RUNNING);
    assertThat(importing.run(file).outcomes()).containsExactly(RowOutcome.UNCHANGED);
  }

  /** Like a program that rewrites the file while it is read. */
  @Test
  void aFileThatWasShorterWhenItWasReadLosesNoRow() {
    byte[] whole = VisitRow.csv(rows()).getBytes(StandardCharsets.UTF_8);
    AtomicInteger opened = new AtomicInteger();
    Input file =
        new Input(
            "visits.csv",
            () ->
                new ByteArrayInputStream(
                    whole, 0, opened.incrementAndGet() == 2 ? whole.length / 2 : whole.length));

    assertThatThrownBy(() -> importing.run(file))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("changed while it was read");

    Jobs.RowCounts counts = importing.run(file).counts();
    assertThat(counts.rows()).isEqualTo(ROWS);
    assertThat(counts.rejected()).isEqualTo(1);
    try (TestDatabase other = database.another();
        Store undisturbed = Store.open(other.settings(), SchemaPolicy.MIGRATE)) {
      new Importing(undisturbed).run(VisitRow.file(rows()));
      assertThat(Contents.current(database)).isEqualTo(Contents.current(other)).isNotEmpty();
    }
  }

  @Test
  @Timeout(60)
  void aPipeIsReadOnceAndItsRowsAreImported(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread sender =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, VisitRow.csv(rows()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    sender.start();

    Importing.RunResult run = importing.run(Input.of(pipe));

    sender.join();
    assertThat(run.counts()).isEqualTo(new Jobs.RowCounts(ROWS - 1, 0, 0, 1, 0));
    assertThat(run.job().orElseThrow().request().sha256()).isEmpty();
  }

  private static Input standardInput(List<VisitRow> rows) {
    return Input.standardInput(
        new ByteArrayInputStream(VisitRow.csv(rows).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void standardInputIsImportedFromTheStartEachTime() {
    List<VisitRow> rows = rows().subList(3, 6);
    importing.run(standardInput(rows));

    Importing.RunResult run = importing.run(standardInput(rows));

    assertThat(run.outcomes()).containsOnly(RowOutcome.UNCHANGED).hasSize(3);
    assertThat(run.job().orElseThrow().request().sha256()).isEmpty();
  }

  @Test
  void aDatabaseThatIsLockedForTooLongLosesNothing() throws Exception {
    Input file = VisitRow.file(rows());
    interrupt(file);
    try (Store impatient =
            Store.open(database.settings(Duration.ofMillis(50)), SchemaPolicy.MIGRATE);
        Connection other = database.connect();
        Statement statement = other.createStatement()) {
      lock(statement);
      assertThatThrownBy(() -> new Importing(impatient).run(file))
          .isInstanceOf(StoreException.class)
          .extracting(e -> ((StoreException) e).errorKind())
          .isEqualTo(StoreException.ErrorKind.LOCKED);
      statement.execute("rollback");
      assertThat(new Importing(impatient).run(file).counts())
          .isEqualTo(new Jobs.RowCounts(ROWS - 1, 0, 0, 1, 0));
    }
  }

  private void lock(Statement statement) throws Exception {
    if (database.kind() == DatabaseKind.SQLITE) {
      statement.execute("begin immediate");
    } else {
      statement.execute("begin");
      statement.execute("lock table job");
    }
  }

  private int jobs() {
    return store.read(tx -> tx.jobs().newest(10)).size();
  }
}
