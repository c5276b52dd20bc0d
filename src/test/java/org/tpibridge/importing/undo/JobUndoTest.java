package org.tpibridge.importing.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Contents;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;

/** The state after an undo, and after the file was imported again. */
@OnEachDatabase
class JobUndoTest {
  private static final VisitRow FIRST = VisitRow.of("V-1", "10001");
  private static final VisitRow SECOND =
      VisitRow.of("V-2", "10002").with("sex", "M").with("location", "Room 7");

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final JobUndo undo;

  JobUndoTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
    this.undo = new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void aCreatedVisitIsEnteredInErrorAndRestoredByTheNextImport() {
    String job = imported(FIRST, SECOND);
    Map<String, String> before = Contents.current(database);

    UndoSummary undone = undo.run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(undone.retracted()).isEqualTo(2);
    assertThat(undone.shared()).isEqualTo(6);
    assertThat(Contents.current(database)).hasSameSizeAs(before);
    assertAllIsRetracted();
    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.RETRACTED);
    assertThat(importing.run(FIRST, SECOND).outcomes()).containsOnly(RowOutcome.CREATED);
    assertThat(Contents.current(database)).isEqualTo(before);
  }

  @Test
  void aChangedVisitIsRestored() {
    imported(FIRST, SECOND);
    Map<String, String> before = Contents.current(database);
    byte[] hash = visit("V-1").hash();
    String job = imported(FIRST.with("pain_after", "3").with("injectates", ""), SECOND);
    Map<String, String> changed = Contents.current(database);

    UndoSummary undone = undo.run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(undone.restored()).isEqualTo(1);
    assertThat(undone.retracted()).isZero();
    assertThat(Contents.current(database)).isEqualTo(before);
    assertThat(visit("V-1").hash()).isEqualTo(hash);
    assertThat(importing.run(FIRST, SECOND).outcomes()).containsOnly(RowOutcome.UNCHANGED);
    importing.run(FIRST.with("pain_after", "3").with("injectates", ""), SECOND);
    assertThat(Contents.current(database)).isEqualTo(changed);
  }

  @Test
  void aLaterChangeOfAVisitRefusesTheUndo() {
    String first = imported(FIRST, SECOND);
    imported(FIRST.with("pain_after", "3"));
    Map<String, Integer> all = Contents.numbers(database);

    UndoSummary undone = undo.run(first, JobUndo.LaterChanges.REFUSE);

    assertThat(undone.refused()).isTrue();
    assertThat(undone.changedLater()).containsExactly("V-1");
    assertThat(Contents.numbers(database)).isEqualTo(all);
  }

  @Test
  void visitsOfLaterImportsStayIfRequested() {
    String first = imported(FIRST, SECOND);
    imported(FIRST.with("pain_after", "3"));

    UndoSummary undone = undo.run(first, JobUndo.LaterChanges.KEEP);

    assertThat(undone.retracted()).isEqualTo(1);
    assertThat(undone.unchanged()).isEqualTo(1);
    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.CURRENT);
    assertThat(visit("V-2").state()).isEqualTo(Visits.VisitState.RETRACTED);
    // The first visit still has its patient, its clinician, its room and the clinic.
    assertThat(current("Patient/", "10001")).doesNotContain("\"active\":false");
    assertThat(current("Patient/", "10002")).contains("\"active\":false");
    assertThat(current("Location/", "Room 7")).contains("inactive");
    assertThat(current("Location/", "Room 2")).doesNotContain("inactive");
    assertThat(current("Practitioner/", "Lindqvist")).doesNotContain("\"active\":false");
  }

  @Test
  void laterChangesAreUndoneIfRequested() {
    String first = imported(FIRST, SECOND);
    String second = imported(FIRST.with("pain_after", "3"));

    assertThat(undo.run(first, JobUndo.LaterChanges.UNDO).retracted()).isEqualTo(2);

    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.RETRACTED);
    // No part of the visit is active any more.
    assertThat(undo.run(second, JobUndo.LaterChanges.REFUSE).restored()).isZero();
  }

  @Test
  void anUndoneJobHasNoDependents() {
    String first = imported(FIRST);
    String second = imported(FIRST.with("pain_after", "3"));

    undo.run(second, JobUndo.LaterChanges.REFUSE);

    assertThat(undo.run(first, JobUndo.LaterChanges.REFUSE).retracted()).isEqualTo(1);
  }

  @Test
  void anAddedValueOfAPatientIsRemoved() {
    imported(FIRST.with("birth_date", ""));
    Map<String, String> before = Contents.current(database);
    String second = imported(FIRST);
    assertThat(current("Patient/", "10001")).contains("1979-05-12");

    undo.run(second, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.current(database)).isEqualTo(before);
  }

  @Test
  void sharedResourcesOfARestoredVisitAreActiveAgain() {
    String first = imported(VisitRow.of("V-3", "10001").with("location", "Room 1"));
    imported(FIRST.with("location", "Room 1"));
    Map<String, String> before = Contents.inUse(database);
    String third = imported(VisitRow.of("V-1", "10002").with("location", "Room 2"));
    undo.run(first, JobUndo.LaterChanges.REFUSE);
    assertThat(current("Location/", "Room 1")).contains("inactive");
    assertThat(current("Patient/", "10001")).contains("\"active\":false");

    undo.run(third, JobUndo.LaterChanges.REFUSE);

    assertThat(current("Location/", "Room 1")).doesNotContain("inactive");
    assertThat(current("Patient/", "10001")).doesNotContain("\"active\":false");
    assertThat(before).containsAllEntriesOf(Contents.inUse(database));
  }

  @Test
  void valuesThatTwoImportsAddedAreRemovedWhenBothAreUndoneInAnyOrder() {
    VisitRow gaps = FIRST.with("birth_date", "").with("patient_first", "");
    imported(gaps);
    Map<String, String> before = Contents.inUse(database);
    String second = imported(VisitRow.of("V-3", "10001").with("birth_date", ""));
    String third = imported(VisitRow.of("V-4", "10001").with("patient_first", ""));

    assertThat(undo.run(second, JobUndo.LaterChanges.REFUSE).sharedUnchanged()).isPositive();
    assertThat(current("Patient/", "10001")).contains("Miriam");
    undo.run(third, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.inUse(database)).isEqualTo(before);
  }

  @Test
  void aValueThatStayedIsRemovedWithALaterImportThatDidNotChangeThePatient() {
    imported(FIRST.with("birth_date", ""));
    Map<String, String> before = Contents.inUse(database);
    String second = imported(FIRST);
    String third = imported(VisitRow.of("V-3", "10001"));

    undo.run(second, JobUndo.LaterChanges.REFUSE);
    assertThat(current("Patient/", "10001")).contains("1979-05-12");
    undo.run(third, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.inUse(database)).isEqualTo(before);
  }

  @Test
  void valuesOfALaterImportAreRemovedIfTheFirstImportIsAlreadyUndone() {
    String first = imported(FIRST);
    String second = imported(FIRST.with("pain_after", "3"));
    undo.run(first, JobUndo.LaterChanges.KEEP);

    assertThat(undo.run(second, JobUndo.LaterChanges.REFUSE).retracted()).isEqualTo(1);

    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.RETRACTED);
    assertAllIsRetracted();
  }

  @Test
  void aPatientWithAddedValuesIsRetractedWithTheLastVisit() {
    String first = imported(FIRST.with("birth_date", ""));
    String second = imported(VisitRow.of("V-3", "10001"));
    undo.run(second, JobUndo.LaterChanges.REFUSE);

    undo.run(first, JobUndo.LaterChanges.REFUSE);

    assertAllIsRetracted();
  }

  @Test
  void sharedResourcesAreRetractedWithTheLastVisitInAnyOrder() {
    String first = imported(FIRST);
    String second = imported(VisitRow.of("V-3", "10001"));
    undo.run(first, JobUndo.LaterChanges.REFUSE);
    assertThat(current("Patient/", "10001")).doesNotContain("\"active\":false");

    undo.run(second, JobUndo.LaterChanges.REFUSE);

    assertAllIsRetracted();
  }

  @Test
  void aReimportedSharedResourceStaysWhileAVisitRefersToIt() {
    undo.run(imported(FIRST), JobUndo.LaterChanges.REFUSE);
    String again = imported(FIRST);
    imported(VisitRow.of("V-3", "10001"));

    undo.run(again, JobUndo.LaterChanges.REFUSE);

    assertThat(current("Patient/", "10001")).doesNotContain("\"active\":false");
    assertThat(current("Practitioner/", "Lindqvist")).doesNotContain("\"active\":false");
    assertThat(current("Location/", "Room 2")).doesNotContain("inactive");
  }

  @Test
  void valuesOfAReactivatedPatientStayRegardlessOfEarlierUndos() {
    String first = imported(FIRST.with("patient_first", ""));
    String second = imported(VisitRow.of("V-2", "10001"));
    String third = imported(VisitRow.of("V-3", "10001"));
    undo.run(second, JobUndo.LaterChanges.REFUSE);
    undo.run(first, JobUndo.LaterChanges.REFUSE);
    undo.run(third, JobUndo.LaterChanges.REFUSE);
    assertAllIsRetracted();
    imported(FIRST);
    imported(VisitRow.of("V-1", "10002"));
    Map<String, String> before = Contents.inUse(database);
    String last = imported(VisitRow.of("V-2", "10001"));

    undo.run(last, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.inUse(database)).isEqualTo(before);
    assertThat(current("Patient/", "10001")).contains("Miriam");
  }

  private void assertAllIsRetracted() {
    assertThat(Contents.inUse(database)).isEmpty();
  }

  @Test
  void aJobIsUndoneOnceAndItsUndoNever() {
    String job = imported(FIRST);
    String by = undo.run(job, JobUndo.LaterChanges.REFUSE).job().orElseThrow().id();

    assertThatThrownBy(() -> undo.run(job, JobUndo.LaterChanges.REFUSE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("already undone");
    assertThatThrownBy(() -> undo.run(by, JobUndo.LaterChanges.REFUSE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("which cannot be undone");
    assertThatThrownBy(() -> undo.run("J999", JobUndo.LaterChanges.REFUSE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("Job J999 does not exist");
  }

  @Test
  void aPreviewWritesNothing() {
    String job = imported(FIRST, SECOND);
    Map<String, Integer> all = Contents.numbers(database);

    assertThat(undo.preview(job, JobUndo.LaterChanges.REFUSE).retracted()).isEqualTo(2);

    assertThat(Contents.numbers(database)).isEqualTo(all);
  }

  @Test
  void anInterruptedUndoIsResumed() {
    VisitRow[] rows =
        IntStream.rangeClosed(1, 150)
            .mapToObj(i -> VisitRow.of("V-" + i, "2000" + i))
            .toArray(VisitRow[]::new);
    String job = imported(rows);
    AtomicInteger batches = new AtomicInteger();
    JobUndo broken =
        new JobUndo(
            store,
            Importing.INDEXER,
            "test 1",
            () -> {
              // Each batch reads the clock twice, and the job once before.
              if (batches.incrementAndGet() == 4) {
                throw new IllegalStateException("on purpose");
              }
              return Importing.CLOCK.instant();
            });
    assertThatThrownBy(() -> broken.run(job, JobUndo.LaterChanges.REFUSE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(visit("V-1").state()).isEqualTo(Visits.VisitState.RETRACTED);
    assertThat(visit("V-150").state()).isEqualTo(Visits.VisitState.CURRENT);

    UndoSummary undone = undo.run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(undone.retracted()).isEqualTo(150);
    assertThat(undone.job().orElseThrow().counts().created()).isEqualTo(150);
    assertThat(
            store.read(tx -> tx.visitChanges().after(0, 1000)).stream()
                .filter(e -> e.change() == VisitChanges.VisitChange.RETRACTED))
        .hasSize(150);
    assertThat(store.read(tx -> tx.jobs().newest(10)).stream().map(Jobs.Job::state))
        .containsExactlyInAnyOrder(Jobs.JobState.FINISHED, Jobs.JobState.UNDONE);
  }

  private String imported(VisitRow... rows) {
    return importing.run(rows).job().orElseThrow().id();
  }

  private Visits.StoredVisit visit(String id) {
    Optional<Visits.StoredVisit> visit =
        store.read(tx -> tx.visits().find(id).stream().findFirst());
    return visit.orElseThrow();
  }

  /** Returns the content of the resource of a type that contains a word. */
  private String current(String kind, String word) {
    Predicate<Map.Entry<String, String>> wanted =
        e -> e.getKey().startsWith(kind) && e.getValue().contains(word);
    return Contents.current(database).entrySet().stream()
        .filter(wanted)
        .map(Map.Entry::getValue)
        .collect(Collectors.joining());
  }
}
