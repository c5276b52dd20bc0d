package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.JobUndo.LaterChanges;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Imports, corrects and undoes visits that state allergies. */
@OnEachDatabase
class StoredAllergiesTest {
  private static final VisitRow FIRST = VisitRow.of("V-1", "77").with("allergies", "latex");
  private static final VisitRow SECOND =
      VisitRow.of("V-2", "77").with("visit_start", "2024-05-06").with("allergies", "Latex");

  private final TestDatabase database;
  private final Store store;

  StoredAllergiesTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Importing.RunResult run(VisitRow... rows) {
    try (Importing importing = new Importing(store)) {
      return importing.run(rows);
    }
  }

  private String job(VisitRow... rows) {
    return run(rows).job().orElseThrow().id();
  }

  private void undo(String job) {
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK).run(job, LaterChanges.REFUSE);
  }

  private List<String> allergies() {
    return Contents.current(database).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("AllergyIntolerance/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private void assertActive() {
    assertThat(allergies()).singleElement().asString().contains("unconfirmed");
  }

  private void assertRetracted() {
    assertThat(allergies())
        .singleElement()
        .asString()
        .contains("entered-in-error")
        .doesNotContain("\"active\"");
  }

  @Test
  void aTextThatIsTooLongForAListIsReported() {
    Importing.RunResult result =
        run(VisitRow.of("V-9", "79").with("allergies", "latex; " + "see the chart ".repeat(400)));

    assertThat(result.codes()).contains("TPI-MAP-ALLERGIES");
    assertThat(result.outcomes()).containsExactly(SourceRows.RowOutcome.CREATED);
    assertThat(allergies()).isEmpty();
  }

  @Test
  void visitsOfAPatientShareAnAllergyAndALaterDenialDoesNotRemoveIt() {
    run(FIRST, SECOND);
    run(
        VisitRow.of("V-3", "77").with("visit_start", "2024-07-08").with("allergies", "NKDA"),
        VisitRow.of("V-4", "78").with("allergies", "none"));

    assertActive();
    assertThat(run(FIRST, SECOND).outcomes()).containsOnly(RowOutcome.UNCHANGED);
  }

  @Test
  void anUndoRetractsTheAllergyIfNoOtherVisitStatesIt() {
    String first = job(FIRST);
    String second = job(SECOND);

    undo(first);
    assertActive();
    undo(second);
    assertRetracted();
    run(SECOND);
    assertActive();
  }

  @Test
  void aCorrectionRetractsTheAllergyAndItsUndoRestoresIt() {
    run(FIRST);
    String correction = job(FIRST.with("allergies", "none"));

    assertRetracted();
    undo(correction);
    assertActive();
  }

  @Test
  void aCorrectionKeepsAnAllergyThatAnotherVisitStates() {
    run(FIRST, SECOND);
    run(FIRST.with("allergies", "none"));

    assertActive();
  }

  @Test
  void aRowAfterTheCorrectionInOneFileStatesTheAllergyAgain() {
    run(FIRST);
    run(FIRST.with("allergies", "none"), SECOND);

    assertActive();
  }

  @Test
  void aCorrectedMrnMovesTheAllergyToTheOtherPatient() {
    run(FIRST);
    run(FIRST.with("mrn", "78"));

    assertThat(allergies()).hasSize(2);
    assertThat(allergies()).filteredOn(a -> a.contains("entered-in-error")).hasSize(1);
  }

  @Test
  void anErasureRemovesTheAllergiesOfThePatientOnly() {
    run(FIRST, SECOND);
    run(
        FIRST.with("allergies", "latex; penicillin"),
        VisitRow.of("V-9", "78").with("allergies", "latex"));
    run(FIRST);
    String patient = Clinic.unnamed(ZoneId.of("America/New_York")).patientId("77");

    List<String> ids = store.read(tx -> tx.patientData().idsOf(patient));
    long versions = store.read(tx -> tx.patientData().countsOf(patient)).versions();
    store.write(
        tx -> {
          tx.patientEraser().remove(patient);
          return 0;
        });

    assertThat(allergies()).singleElement().asString().contains("latex").doesNotContain(patient);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(Contents.current(database).keySet()).noneMatch(name -> name.contains(patient));
    assertThat(store.read(tx -> tx.patientData().countsOf(patient)).versions()).isZero();
    assertThat(versions).isPositive();
  }
}
