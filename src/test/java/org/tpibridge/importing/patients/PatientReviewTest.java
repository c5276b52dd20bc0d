package org.tpibridge.importing.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Contents;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Decisions of users about patients, and later imports of these patients. */
@OnEachDatabase
class PatientReviewTest {
  private static final VisitRow FIRST = VisitRow.of("V-1", "10001");
  private static final VisitRow OTHER = VisitRow.of("V-2", "10002");
  private static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final PatientReview patients;

  PatientReviewTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
    this.patients =
        new PatientReview(
            store, ClinicSources.of(CLINIC), Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "birth_date, 1979-05-21, 1979-05-12, 1979-05-21, '\"birthDate\":\"1979-05-21\"'",
    "sex, M, female, male, '\"gender\":\"male\"'",
    "patient_last, Okonkwo, Okafor, Okonkwo, '\"family\":\"Okonkwo\"'",
    "patient_first, Ada, Miriam, Ada, '\"given\":[\"Ada\"]'",
  })
  void anAcceptedValueIsStored(
      String column, String cell, String stored, String stated, String accepted) {
    importing.run(FIRST);
    importing.run(VisitRow.of("V-3", "10001").with(column, cell));

    PatientReview.OpenConflict conflict = patients.openConflicts().get(0);
    assertThat(conflict.item().field()).isEqualTo(column);
    assertThat(conflict.item().storedValue()).isEqualTo(stored);
    assertThat(conflict.item().importedValue()).isEqualTo(stated);
    assertThat(conflict.mrn()).contains("10001");
    assertThat(conflict.place()).contains("row 2");

    patients.accept(conflict.item().key());

    assertThat(patient("10001")).contains(accepted);
    assertThat(patients.openConflicts()).isEmpty();
    assertThat(importing.run(VisitRow.of("V-3", "10001").with(column, cell)).outcomes())
        .containsExactly(RowOutcome.UNCHANGED);
  }

  @Test
  void aDismissedConflictIsNotListedAgain() {
    importing.run(FIRST);
    String before = patient("10001");
    VisitRow contradicting = FIRST.with("birth_date", "1979-05-21");
    importing.run(contradicting);

    patients.dismiss(patients.openConflicts().get(0).item().key());
    importing.run(contradicting.with("pain_after", "4"));

    assertThat(patients.openConflicts()).isEmpty();
    assertThat(patient("10001")).isEqualTo(before);
  }

  @Test
  void anItemIsResolvedOnce() {
    importing.run(FIRST);
    importing.run(FIRST.with("birth_date", "1979-05-21"));
    long item = patients.openConflicts().get(0).item().key();
    patients.dismiss(item);

    assertThatThrownBy(() -> patients.accept(item))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("was already dismissed");
    assertThatThrownBy(() -> patients.accept(999_999))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void noValueIsAcceptedForARetractedPatient() {
    String first = importing.run(FIRST).job().orElseThrow().id();
    importing.run(FIRST.with("birth_date", "1979-05-21").with("pain_after", "4"));
    importing.run(FIRST.with("mrn", "10002"));
    undo().run(first, JobUndo.LaterChanges.KEEP);
    String before = patient("10001");
    assertThat(before).contains("\"active\":false");
    long item = patients.openConflicts().get(0).item().key();

    assertThatThrownBy(() -> patients.accept(item))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("is inactive")
        .hasMessageContaining("dismiss the item");
    assertThat(patient("10001")).isEqualTo(before);
    patients.dismiss(item);
    assertThat(patients.openConflicts()).isEmpty();
  }

  @Test
  void mergedPatientsAreLinkedBothWaysAndStayLinkedInLaterImports() {
    importing.run(FIRST, OTHER.with("birth_date", ""));
    String replacedId = CLINIC.patientId("10001");
    String survivingId = CLINIC.patientId("10002");

    patients.merge("10001", Optional.empty(), "10002", Optional.empty());

    assertThat(patient("10001"))
        .contains("\"active\":false")
        .contains("Patient/" + survivingId, "replaced-by");
    assertThat(patient("10002"))
        .doesNotContain("\"active\":false")
        .contains("Patient/" + replacedId, "\"replaces\"");
    Map<String, String> merged = Contents.current(database);
    assertThat(importing.run(FIRST, OTHER.with("birth_date", "")).outcomes())
        .containsOnly(RowOutcome.UNCHANGED);
    assertThat(Contents.current(database)).isEqualTo(merged);

    // More visits of both patients, and a missing value that is added.
    importing.run(VisitRow.of("V-4", "10001"), VisitRow.of("V-5", "10002"));

    assertThat(patient("10001")).contains("\"active\":false").contains("replaced-by");
    assertThat(patient("10002")).contains("1979-05-12").contains("\"replaces\"");
  }

  @Test
  void aConflictIsOpenAgainWhenTheAcceptedValueIsUndone() {
    importing.run(FIRST);
    importing.run(FIRST.with("birth_date", "1979-05-21"));
    long item = patients.openConflicts().get(0).item().key();
    String job = patients.accept(item).id();

    undo().run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(patients.openConflicts())
        .extracting(conflict -> conflict.item().key())
        .containsExactly(item);
    patients.accept(item);
    assertThat(patient("10001")).contains("1979-05-21");
  }

  @Test
  void aConflictOfAnUndoneImportIsNotListedUntilItIsImportedAgain() {
    importing.run(FIRST);
    VisitRow contradicting = FIRST.with("birth_date", "1979-05-21");
    String job = importing.run(contradicting).job().orElseThrow().id();
    long item = patients.openConflicts().get(0).item().key();

    undo().run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(patients.openConflicts()).isEmpty();
    assertThatThrownBy(() -> patients.accept(item))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("does not exist");
    importing.run(contradicting);
    assertThat(patients.openConflicts()).hasSize(1);
  }

  @Test
  void aMergeAndItsImportsCanBeUndoneInAnyOrder() {
    String first = importing.run(FIRST, OTHER).job().orElseThrow().id();
    Map<String, String> before = Contents.inUse(database);
    String merge = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();
    undo().run(first, JobUndo.LaterChanges.REFUSE);

    undo().run(merge, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.inUse(database)).isEmpty();
    importing.run(FIRST, OTHER);
    assertThat(Contents.inUse(database)).isEqualTo(before);
  }

  @Test
  void aMergeDoesNotRetainValuesOfAnUndoneImport() {
    importing.run(FIRST.with("birth_date", ""), OTHER);
    String filling = importing.run(FIRST).job().orElseThrow().id();
    patients.merge("10001", Optional.empty(), "10002", Optional.empty());

    undo().run(filling, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10001")).doesNotContain("birthDate").contains("replaced-by");
  }

  @Test
  void undoingAnAcceptedValueDoesNotRestoreValuesOfAnUndoneImport() {
    importing.run(FIRST.with("birth_date", ""));
    String filling = importing.run(FIRST).job().orElseThrow().id();
    importing.run(VisitRow.of("V-3", "10001").with("birth_date", "1979-05-21"));
    String accepted = patients.accept(patients.openConflicts().get(0).item().key()).id();
    String contradicting =
        store.read(tx -> tx.jobs().newest(2)).stream()
            .filter(job -> !job.id().equals(accepted))
            .findFirst()
            .orElseThrow()
            .id();
    undo().run(contradicting, JobUndo.LaterChanges.REFUSE);
    undo().run(filling, JobUndo.LaterChanges.REFUSE);
    assertThat(patient("10001")).contains("1979-05-21");

    undo().run(accepted, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10001")).doesNotContain("birthDate");
  }

  private JobUndo undo() {
    return new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  @Test
  void aMergeCanBeUndone() {
    importing.run(FIRST, OTHER);
    Map<String, String> before = Contents.current(database);
    String job = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();

    undo().run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.current(database)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"birth_date, 1979-05-21", "sex, M", "patient_last, Okonkwo", "patient_first, Ada"})
  void anUndoneAcceptanceOpensTheConflictAgain(String column, String cell) {
    importing.run(FIRST);
    importing.run(VisitRow.of("V-3", "10001").with(column, cell));
    Map<String, String> before = Contents.current(database);
    PatientReview.OpenConflict conflict = patients.openConflicts().get(0);
    String job = patients.accept(conflict.item().key()).id();

    undo().run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.current(database)).isEqualTo(before);
    assertThat(patients.openConflicts()).containsExactly(conflict);
    patients.accept(conflict.item().key());
    assertThat(patients.openConflicts()).isEmpty();
  }

  @Test
  void undoingAnAcceptedValueRetainsLaterAcceptedValues() {
    importing.run(FIRST);
    importing.run(FIRST.with("birth_date", "1979-05-21").with("sex", "M"));
    String first = patients.accept(patients.openConflicts().get(0).item().key()).id();
    patients.accept(patients.openConflicts().get(0).item().key());

    undo().run(first, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10001")).contains("1979-05-12").contains("\"gender\":\"male\"");
    assertThat(patients.openConflicts()).hasSize(1);
  }

  @Test
  void anUndoneAcceptedValueIsNotRestoredByTheUndoOfALaterImport() {
    importing.run(FIRST.with("patient_first", ""));
    importing.run(VisitRow.of("V-3", "10001").with("birth_date", "1979-05-21"));
    String before = patient("10001");
    String accepted = patients.accept(patients.openConflicts().get(0).item().key()).id();
    VisitRow later = VisitRow.of("V-4", "10001").with("birth_date", "1979-05-21");
    String job = importing.run(later).job().orElseThrow().id();
    undo().run(accepted, JobUndo.LaterChanges.REFUSE);
    assertThat(patient("10001")).contains("Miriam", "1979-05-12");

    undo().run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10001")).isEqualTo(before);
  }

  @Test
  void anAcceptedValueIsNotUndoneIfALaterDecisionChangedIt() {
    importing.run(FIRST);
    importing.run(FIRST.with("birth_date", "1979-05-21"));
    importing.run(FIRST.with("birth_date", "1979-05-02"));
    String first = patients.accept(patients.openConflicts().get(0).item().key()).id();
    patients.accept(patients.openConflicts().get(0).item().key());
    Map<String, String> before = Contents.current(database);

    assertThatThrownBy(() -> undo().run(first, JobUndo.LaterChanges.REFUSE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("A later decision changed");
    assertThatThrownBy(() -> undo().preview(first, JobUndo.LaterChanges.REFUSE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("A later decision changed");
    assertThat(Contents.current(database)).isEqualTo(before);
    assertThat(patients.openConflicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10001, 10001, with itself",
    "10001, 99999, contains no patient with the MRN 99999",
    "99999, 10001, contains no patient with the MRN 99999",
    "10003, 10002, was already merged into another patient",
    "10002, 10003, was already merged into another patient",
  })
  void anImpossibleMergeIsAnError(String mrn, String into, String expected) {
    importing.run(FIRST, OTHER, VisitRow.of("V-3", "10003"));
    patients.merge("10003", Optional.empty(), "10001", Optional.empty());

    assertThatThrownBy(() -> patients.merge(mrn, Optional.empty(), into, Optional.empty()))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(expected);
  }

  private String patient(String mrn) {
    Map<String, String> all = Contents.current(database);
    assertThat(List.copyOf(all.keySet())).contains("Patient/" + CLINIC.patientId(mrn));
    return all.get("Patient/" + CLINIC.patientId(mrn));
  }
}
