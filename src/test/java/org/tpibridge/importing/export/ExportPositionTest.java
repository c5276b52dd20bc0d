package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.ChangePoint;
import org.tpibridge.store.jobs.Jobs;

/** Nothing is missing between two exports, and nothing is in both, whatever runs meanwhile. */
@OnEachDatabase
class ExportPositionTest {
  private static final VisitRow FIRST = VisitRow.of("V-1", "10001");
  private static final VisitRow SECOND =
      VisitRow.of("V-2", "10002").with("visit_start", "2024-03-05");
  private static final VisitRow THIRD =
      VisitRow.of("V-3", "10003").with("visit_start", "2024-03-06");

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final Exporting exporting;

  ExportPositionTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
    this.exporting = Exporting.bundles(store);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void anImportDuringAnExportIsInTheNextOne() {
    importing.run(FIRST, SECOND);
    AtomicBoolean once = new AtomicBoolean();
    Exporting.Export full =
        exporting.run(
            new ExportRequest(Optional.empty(), Optional.empty(), false),
            () -> {
              if (once.compareAndSet(false, true)) {
                try (Store other = Store.open(database.settings(), SchemaPolicy.MIGRATE);
                    Importing second = new Importing(other)) {
                  second.run(SECOND.with("pain_after", "1"), THIRD);
                }
              }
            });

    assertThat(visits(full)).containsExactly("V-1", "V-2");
    Exporting.Export next = exporting.since(full.summary().next());
    assertThat(visits(next)).containsExactly("V-2", "V-3");
    assertThat(visits(exporting.since(next.summary().next()))).isEmpty();
  }

  @Test
  void rowsOfAnInterruptedImportAreInOneExportOnly() {
    List<VisitRow> rows = manyRows();
    // Some batches are stored; then the process ends.
    AtomicInteger reported = new AtomicInteger();
    assertThatThrownBy(
            () ->
                importing.run(
                    VisitRow.file(rows),
                    row -> {
                      if (reported.incrementAndGet() > 10) {
                        throw new IllegalStateException("interrupted");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    Exporting.Export first = exporting.full();

    importing.run(VisitRow.file(rows));
    Exporting.Export second = exporting.since(parsed(text(first)));

    assertThat(first.summary().next().unfinished()).hasSize(1);
    assertThat(text(first)).matches("P1-[0-9a-z]+-1\\.\\d+");
    assertThat(visits(first)).isNotEmpty();
    assertThat(visits(second)).isNotEmpty().doesNotContainAnyElementsOf(visits(first));
    assertThat(visits(first).size() + visits(second).size()).isEqualTo(rows.size());
    assertThat(text(second)).matches("P1-[0-9a-z]+");
  }

  private static List<VisitRow> manyRows() {
    return java.util.stream.IntStream.rangeClosed(1, 300)
        .mapToObj(
            i -> VisitRow.of("V-" + i, "2" + i).with("sites", "trapezius R").with("consent", ""))
        .toList();
  }

  @Test
  void whatWasImportedAndUndoneBetweenTwoExportsIsInNeither() {
    importing.run(FIRST);
    Exporting.Export full = exporting.full();
    String job = importing.run(SECOND).job().orElseThrow().id();
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(exporting.since(full.summary().next()).lines()).isEmpty();
  }

  /** A bulk load replaces what the receiver has. */
  @Test
  void noLineMakesAPatientOrTheClinicInactiveWhenVisitsAreUndone() {
    importing.run(FIRST);
    Exporting.Export full = exporting.full();
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run("J1", JobUndo.LaterChanges.REFUSE);

    String lines =
        new String(
            exporting.ndjson(
                new ExportRequest(Optional.empty(), Optional.of(full.summary().next()), false)),
            UTF_8);

    assertThat(lines)
        .contains("\"resourceType\":\"Encounter\"", "entered-in-error")
        .doesNotContain("\"resourceType\":\"Patient\"", "\"resourceType\":\"Organization\"");
  }

  @Test
  void theEndOfAJobIsAPoint() {
    AtomicLong seconds = new AtomicLong();
    try (Importing ticking =
        new Importing(
            store,
            Importing.INDEXER,
            () -> Importing.CLOCK.instant().plusSeconds(seconds.incrementAndGet()))) {
      ticking.run(FIRST);
      ticking.run(SECOND);
    }

    assertThat(visits(exporting.since(parsed("J1")))).containsExactly("V-2");
    assertThat(visits(exporting.since(parsed("j2")))).isEmpty();
  }

  @Test
  void aTimeIsAPoint() {
    importing.run(FIRST, SECOND);

    assertThat(visits(exporting.since(parsed("2026-03-04T00:06:06.999-05:00"))))
        .containsExactly("V-1", "V-2");
    // Exclusive: the import was made at exactly this time.
    assertThat(visits(exporting.since(parsed("2026-03-04T05:06:07z")))).isEmpty();
  }

  /** Of a job that ran at the same time, it is not known what was stored before. */
  @Test
  void jobsThatRanAtTheSameTimeCountAsLater() {
    Instant start = Importing.CLOCK.instant();
    long first = begin(start);
    long second = begin(start.plusSeconds(1));
    end(second, start.plusSeconds(2));
    end(first, start.plusSeconds(3));
    long third = begin(start.plusSeconds(4));
    end(third, start.plusSeconds(5));

    assertThat(parsed("J" + second))
        .isEqualTo(new ChangePoint.AfterJobs(second, Map.of(first, ChangePoint.AfterJobs.NONE)));
    assertThat(parsed("J" + third)).isEqualTo(new ChangePoint.AfterJobs(third, Map.of()));
    long running = begin(start.plusSeconds(6));
    assertThatThrownBy(() -> parsed("J" + running))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("has not ended");
  }

  /** If not, changes of a job that begins during an export could be missing from all exports. */
  @Test
  void noJobWithASmallerNumberAppearsLater() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Long> slow =
        CompletableFuture.supplyAsync(
            () ->
                store.write(
                    tx -> {
                      long key = tx.jobs().begin(request(), Importing.CLOCK.instant()).key();
                      begun.countDown();
                      await(end);
                      return key;
                    }));
    await(begun);
    CompletableFuture<Long> next =
        CompletableFuture.supplyAsync(() -> begin(Importing.CLOCK.instant()));
    assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    long lastJob = store.read(tx -> tx.jobs().now().lastJob());
    assertThat(lastJob).isZero();
    end.countDown();

    assertThat(slow.get(20, TimeUnit.SECONDS)).isLessThan(next.get(20, TimeUnit.SECONDS));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPositionOfAnotherStoreIsRefused() {
    importing.run(FIRST);
    String position = text(exporting.full());

    assertThat(parsed(position)).isEqualTo(new ChangePoint.AfterJobs(1, Map.of()));
    for (String other : List.of("P1-1", "P9" + position.substring(position.indexOf('-')))) {
      assertThatThrownBy(() -> parsed(other))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("not one of this store");
    }
  }

  @Test
  void whatIsNoPointIsRefusedWithWhatToWrite() {
    assertThatThrownBy(() -> parsed("2026-03-04"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("2026-03-04T00:00:00Z");
    assertThatThrownBy(() -> parsed("2026-03-04T10:00"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("offset");
    for (String nothing : List.of("", "yesterday", "P1", "J", "P1-x-", "17", "2026-13-01")) {
      assertThatThrownBy(() -> parsed(nothing))
          .as(nothing)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("is not a job");
    }
  }

  private long begin(Instant at) {
    return store.write(tx -> tx.jobs().begin(request(), at).key());
  }

  private void end(long job, Instant at) {
    store.write(
        tx -> {
          tx.jobs().end(job, Jobs.JobState.FINISHED, at);
          return job;
        });
  }

  private static Jobs.JobRequest request() {
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        "visits.csv",
        Optional.empty(),
        java.util.OptionalLong.empty(),
        "settings",
        "test 1",
        "process",
        java.util.OptionalLong.empty());
  }

  private ChangePoint parsed(String text) {
    return store.read(tx -> ExportPosition.of(tx, text));
  }

  private String text(Exporting.Export export) {
    return store.read(tx -> ExportPosition.text(tx, export.summary().next()));
  }

  private static List<String> visits(Exporting.Export export) {
    return new String(export.lines(), UTF_8)
        .lines()
        .map(Receiver::bundle)
        .map(bundle -> bundle.getIdentifier().getValue())
        .filter(java.util.Objects::nonNull)
        .map(value -> value.substring(0, value.indexOf('/')))
        .toList();
  }
}
