package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.resources.PatientConflicts;

/** Results of rows in a first import and in later imports of the same visits. */
@OnEachDatabase
class VisitImporterContractTest {
  private static final VisitRow FIRST = VisitRow.of("V-1", "10001");
  private static final VisitRow SECOND = VisitRow.of("V-2", "10002").with("sex", "M");

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;

  VisitImporterContractTest(TestDatabase database) {
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
  void countsAddUpToTheRows() {
    Importing.RunResult run =
        importing.run(FIRST, VisitRow.of("V-9", "10009").with("visit_start", "soon"), SECOND);

    assertThat(run.outcomes())
        .containsExactly(RowOutcome.CREATED, RowOutcome.REJECTED, RowOutcome.CREATED);
    assertThat(run.counts()).isEqualTo(new Jobs.RowCounts(2, 0, 0, 1, 0));
    Jobs.Job job = run.job().orElseThrow();
    assertThat(job.state()).isEqualTo(Jobs.JobState.FINISHED);
    assertThat(job.position()).isEqualTo(3);
    assertThat(store.read(tx -> tx.sourceRows().find(job.key(), 2)).orElseThrow().place().text())
        .isEqualTo("row 3");
  }

  /** The first row has no known column names and may be a patient's, so it is not quoted. */
  @Test
  void binaryInputIsReportedAndStoredAsUnreadable() {
    byte[] noise = {0, 1, 2, 0, 0, 3, (byte) 0xff, 4};

    Importing.RunResult run =
        importing.run(new Input("noise.csv", () -> new ByteArrayInputStream(noise)));

    assertThat(run.counts()).isEqualTo(new Jobs.RowCounts(0, 0, 0, 0, 1));
    long job = run.job().orElseThrow().key();
    List<StoredFindings.StoredFinding> findings = store.read(tx -> tx.findings().ofRow(job, 1));
    assertThat(findings)
        .hasSize(run.codes().size())
        .extracting(StoredFindings.StoredFinding::place)
        .contains(Optional.of("row 1"));
  }

  @Test
  void theSameVisitAgainIsUnchanged() {
    importing.run(FIRST, SECOND);
    Map<String, Integer> before = Contents.numbers(database);

    Importing.RunResult again = importing.run(FIRST, SECOND);

    assertThat(again.outcomes()).containsOnly(RowOutcome.UNCHANGED).hasSize(2);
    assertThat(Contents.numbers(database)).isEqualTo(before).isNotEmpty();
  }

  @Test
  void aChangedVisitAddsVersionsOfChangedResourcesOnly() {
    importing.run(FIRST);
    Map<String, String> before = Contents.current(database);

    assertThat(importing.run(FIRST.with("pain_after", "3")).outcomes())
        .containsExactly(RowOutcome.UPDATED);

    Map<String, String> after = Contents.current(database);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    List<String> changed =
        after.keySet().stream().filter(n -> !after.get(n).equals(before.get(n))).toList();
    // The score after the injection, and the pain relief calculated from it.
    assertThat(changed).hasSize(2).allMatch(name -> name.startsWith("Observation/"));
    assertThat(Contents.numbers(database))
        .allSatisfy(
            (name, number) ->
                assertThat(number)
                    .isEqualTo(changed.contains(name) || name.startsWith("Provenance/") ? 2 : 1));
  }

  @Test
  void aRemovedValueIsEnteredInErrorAndRestoredWhenItIsImportedAgain() {
    importing.run(FIRST);
    Map<String, String> before = Contents.current(database);

    importing.run(FIRST.with("pain_after", ""));

    assertThat(Contents.current(database).values())
        .filteredOn(content -> content.contains("\"status\":\"entered-in-error\""))
        .hasSize(2);

    importing.run(FIRST);
    assertThat(Contents.current(database)).isEqualTo(before);
    assertThat(Contents.numbers(database).values()).contains(3);
  }

  @Test
  void aMissingValueOfAPatientIsAdded() {
    importing.run(FIRST.with("birth_date", "").with("sex", ""));

    Importing.RunResult run =
        importing.run(
            SECOND.with("mrn", "10001").with("visit_start", "2024-03-05").with("sex", "F"));

    assertThat(run.codes()).isEmpty();
    assertThat(patient())
        .contains("\"birthDate\":\"1979-05-12\"", "\"gender\":\"female\"")
        .doesNotContain("unknown");
  }

  @Test
  void aConflictIsReportedAndNeverOverwrites() {
    importing.run(FIRST);
    String before = patient();

    Importing.RunResult run =
        importing.run(
            SECOND
                .with("mrn", "10001")
                .with("visit_start", "2024-03-05")
                .with("patient_last", "Okoro")
                .with("birth_date", "1980-01-01")
                .with("sex", "M"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.CREATED);
    assertThat(run.codes())
        .containsExactly(
            "TPI-IMPORT-PATIENT-NAME", "TPI-IMPORT-PATIENT-BIRTH-DATE", "TPI-IMPORT-PATIENT-SEX");
    assertThat(run.rows().get(0).findings().get(0).place().orElseThrow().description())
        .isEqualTo("visits.csv row 2, column patient_last");
    assertThat(patient()).isEqualTo(before);
    assertThat(openConflicts())
        .extracting(PatientConflicts.PatientConflict::field)
        .containsExactly("patient_last", "birth_date", "sex");
  }

  @Test
  void theSameConflictIsListedOnce() {
    importing.run(FIRST);
    importing.run(SECOND.with("mrn", "10001"));
    importing.run(SECOND.with("mrn", "10001"));

    assertThat(openConflicts()).hasSize(1);
  }

  @Test
  void caseAccentsAndSpacesAreNoConflict() {
    importing.run(FIRST.with("patient_last", "DE LA CRUZ").with("patient_first", "Rosalia"));

    Importing.RunResult run =
        importing.run(
            VisitRow.of("V-2", "10001")
                .with("visit_start", "2024-03-05")
                .with("patient_last", "de la Cruz")
                .with("patient_first", "Rosalía"));

    assertThat(run.codes()).isEmpty();
    assertThat(patient()).contains("\"family\":\"de la Cruz\"", "\"given\":[\"Rosalía\"]");
  }

  @Test
  void aVisitThatMovesToAnotherPatientIsReported() {
    importing.run(FIRST);

    Importing.RunResult run = importing.run(FIRST.with("mrn", "10009"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.UPDATED);
    assertThat(run.codes()).containsExactly("TPI-IMPORT-PATIENT-MOVED");
    String patient =
        store.read(tx -> tx.visits().find("V-1").stream().findFirst()).orElseThrow().patientId();
    assertThat(Contents.current(database).get("Patient/" + patient)).contains("10009");
  }

  private List<PatientConflicts.PatientConflict> openConflicts() {
    return store.read(tx -> tx.patientConflicts().open());
  }

  private String patient() {
    String id =
        store.read(tx -> tx.visits().find("V-1").stream().findFirst()).orElseThrow().patientId();
    return Contents.current(database).get("Patient/" + id);
  }
}
