package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** One id for two visits, and two ids for one visit. */
@OnEachDatabase
class CollisionsTest {
  private static final VisitRow FIRST = VisitRow.of("1", "10001");
  private static final VisitRow OTHER =
      VisitRow.of("1", "20001").with("visit_start", "2004-03-02").with("patient_last", "Brandt");

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;

  CollisionsTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void anIdOfAnotherPatientAndAnotherDayRejectsTheRowAndChangesNothing() {
    importing.run(FIRST);
    Map<String, String> before = Contents.current(database);

    Importing.RunResult run = importing.run(OTHER);

    assertThat(run.outcomes()).containsExactly(RowOutcome.REJECTED);
    assertThat(run.counts().rejected()).isEqualTo(1);
    Finding finding = run.rows().get(0).findings().get(0);
    assertThat(finding.code()).isEqualTo("TPI-IMPORT-VISIT-ID-TAKEN");
    assertThat(finding.message()).contains("2024-03-04", "2004-03-02");
    assertThat(finding.suggestion().orElseThrow()).contains("tpibridge.sources.NAME.systems.visit");
    assertThat(finding.place().orElseThrow().description())
        .isEqualTo("visits.csv row 2, column visit_id");
    assertThat(Contents.current(database)).isEqualTo(before);
  }

  @Test
  void sixtyVisitsOfTwoSystemsAreSixtyRejectedRows() {
    List<VisitRow> old =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> VisitRow.of("" + i, "" + (1000 + i)).with("visit_start", "2004-03-02"))
            .toList();
    List<VisitRow> young =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> VisitRow.of("" + i, "" + (2000 + i)).with("visit_start", "2024-03-02"))
            .toList();
    assertThat(importing.run(VisitRow.file(old)).counts().created()).isEqualTo(60);
    Map<String, String> before = Contents.current(database);

    assertThat(importing.run(VisitRow.file(young)).counts().rejected()).isEqualTo(60);
    assertThat(Contents.current(database)).isEqualTo(before);
    assertThat(importing.run(VisitRow.file(old)).counts().unchanged()).isEqualTo(60);
  }

  @Test
  void aDryRunReportsCollisionsWithTheStoreAndWithEarlierFiles() {
    importing.run(FIRST);
    assertThat(importing.dryRun(VisitRow.file(List.of(OTHER))).outcomes())
        .containsExactly(RowOutcome.REJECTED);

    VisitRow second = VisitRow.of("2", "10001").with("visit_start", "2024-03-05");
    assertThat(importing.dryRun(VisitRow.file(List.of(second))).outcomes())
        .containsExactly(RowOutcome.CREATED);
    assertThat(importing.dryRun(VisitRow.file(List.of(OTHER.with("visit_id", "2")))).outcomes())
        .containsExactly(RowOutcome.REJECTED);
  }

  @Test
  void aCorrectedDayIsAnUpdateWithAWarning() {
    importing.run(FIRST);

    Importing.RunResult run = importing.run(FIRST.with("visit_start", "2024-03-05"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.UPDATED);
    assertThat(run.codes()).containsExactly("TPI-IMPORT-DAY-CHANGED");
  }

  @Test
  void aTimeAddedToTheDayIsAnUpdateWithoutAWarning() {
    importing.run(FIRST);

    Importing.RunResult run = importing.run(FIRST.with("visit_start", "2024-03-04T09:30"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.UPDATED);
    assertThat(run.codes()).isEmpty();
  }

  @Test
  void undoingACorrectionRestoresTheDayForTheNextComparison() {
    importing.run(FIRST);
    String job = importing.run(OTHER.with("mrn", "10001")).job().orElseThrow().id();
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(importing.run(OTHER).outcomes()).containsExactly(RowOutcome.REJECTED);
    assertThat(importing.run(OTHER.with("visit_start", "2024-03-04")).outcomes())
        .containsExactly(RowOutcome.UPDATED);
  }

  @Test
  void anIdOfAnUndoneImportCanBeUsedAgain() {
    String job = importing.run(FIRST).job().orElseThrow().id();
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(importing.run(OTHER).outcomes()).containsExactly(RowOutcome.CREATED);
  }

  @Test
  void mergedPatientsAreOnePatient() {
    importing.run(FIRST, VisitRow.of("2", "20001"));
    patients().merge("10001", Optional.empty(), "20001", Optional.empty());

    Importing.RunResult run =
        importing.run(FIRST.with("mrn", "20001").with("visit_start", "2024-03-08"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.UPDATED);
    assertThat(run.codes()).contains("TPI-IMPORT-PATIENT-MOVED", "TPI-IMPORT-DAY-CHANGED");
  }

  @Test
  void aChainOfMergedPatientsIsOnePatientFromEitherEnd() {
    importing.run(FIRST, VisitRow.of("2", "20001"), VisitRow.of("3", "30001"));
    patients().merge("10001", Optional.empty(), "20001", Optional.empty());
    patients().merge("20001", Optional.empty(), "30001", Optional.empty());

    assertThat(
            importing
                .run(
                    FIRST.with("mrn", "30001").with("visit_start", "2024-03-08"),
                    VisitRow.of("3", "10001").with("visit_start", "2024-03-09"))
                .outcomes())
        .containsExactly(RowOutcome.UPDATED, RowOutcome.UPDATED);
    assertThat(
            importing.run(FIRST.with("mrn", "40001").with("visit_start", "2024-03-10")).outcomes())
        .containsExactly(RowOutcome.REJECTED);
  }

  private PatientReview patients() {
    return new PatientReview(
        store,
        ClinicSources.of(Clinic.unnamed(ZoneId.of("America/New_York"))),
        Importing.INDEXER,
        "test 1",
        Importing.CLOCK);
  }

  @Test
  void twoIdsWithTheSamePatientAndStartAreAWarningWithBothIds() {
    importing.run(FIRST.with("visit_start", "2024-03-04T09:30"));

    Importing.RunResult run =
        importing.run(FIRST.with("visit_id", "V-1").with("visit_start", "2024-03-04T14:30Z"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.CREATED);
    assertThat(run.codes()).containsExactly("TPI-IMPORT-SAME-START");
    assertThat(run.rows().get(0).findings().get(0).message()).contains("\"V-1\"", "\"1\"");
  }

  @Test
  void anotherTimeOfTheDayIsAnotherVisit() {
    importing.run(FIRST.with("visit_start", "2024-03-04T09:30"));

    Importing.RunResult run =
        importing.run(FIRST.with("visit_id", "2").with("visit_start", "2024-03-04T15:30"));

    assertThat(run.codes()).isEmpty();
  }

  @Test
  void oneOfTwoSimultaneousImportsIsAccepted() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Importing second = new Importing(store)) {
      Future<Importing.RunResult> one = threads.submit(() -> importing.run(FIRST));
      Future<Importing.RunResult> two = threads.submit(() -> second.run(OTHER));

      assertThat(Stream.of(one.get(), two.get()).flatMap(run -> run.outcomes().stream()).toList())
          .containsExactlyInAnyOrder(RowOutcome.CREATED, RowOutcome.REJECTED);
    } finally {
      threads.shutdown();
    }
  }
}
