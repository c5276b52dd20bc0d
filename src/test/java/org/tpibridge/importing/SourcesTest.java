package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.erasure.PatientErasure;
import org.tpibridge.importing.explain.Explainer;
import org.tpibridge.importing.patients.MrnLookup;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Visits of several programs in one store. */
@OnEachDatabase
class SourcesTest {
  private static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));
  private static final Optional<String> OLD = Optional.of("old");
  private static final Optional<String> SHARED = Optional.of("shared");
  private static final Optional<String> OWN = Optional.empty();
  private static final String OWN_MRN = CLINIC.systems().mrn();
  private static final ClinicSources SOURCES =
      new ClinicSources(
          CLINIC,
          Map.of(
              "old", systems("urn:old:mrn", "urn:old:visit"),
              "shared", systems(OWN_MRN, "urn:shared:visit")));

  @TempDir private Path folder;

  private final TestDatabase database;
  private Store store;

  SourcesTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static IdentifierSystemUris systems(String mrn, String visit) {
    IdentifierSystemUris own = CLINIC.systems();
    return new IdentifierSystemUris(
        mrn,
        visit,
        IdentifierSystemUris.derived(visit, "item"),
        own.clinician(),
        own.organization(),
        own.location());
  }

  private ErasureRegistry erasures() {
    return new ErasureRegistry(Optional.of(folder.resolve("key")));
  }

  private Importing.RunResult run(
      ClinicSources sources, Optional<String> source, VisitRow... rows) {
    try (Importing importing = new Importing(store, erasures(), sources, source)) {
      return importing.run(rows);
    }
  }

  private Importing.RunResult run(Optional<String> source, VisitRow... rows) {
    return run(SOURCES, source, rows);
  }

  private static VisitRow[] numbered(int days) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(
            i ->
                VisitRow.of("" + i, "" + (100 + i))
                    .with("visit_start", "2024-03-" + "%02d".formatted(days + i)))
        .toArray(VisitRow[]::new);
  }

  @Test
  void sourcesWithTheSameIdsDoNotAffectEachOther() {
    run(OWN, numbered(1));
    Map<String, String> own = Contents.current(database);

    assertThat(run(OLD, numbered(11)).outcomes()).containsOnly(RowOutcome.CREATED);
    assertThat(run(OLD, numbered(12)).outcomes()).containsOnly(RowOutcome.UPDATED);

    Map<String, String> all = Contents.current(database);
    assertThat(all).containsAllEntriesOf(own);
    assertThat(all.keySet())
        .contains(
            "Patient/" + CLINIC.patientId("101"),
            "Patient/" + SOURCES.clinic(OLD).patientId("101"));
    assertThat(run(OWN, numbered(1)).outcomes()).containsOnly(RowOutcome.UNCHANGED);
    assertThat(new Explainer(store).visit("1")).hasSize(2);
  }

  @Test
  void undoingOneSourceDoesNotAffectTheOther() {
    run(OWN, numbered(1));
    Map<String, String> own = Contents.current(database);
    String job = run(OLD, numbered(11)).job().orElseThrow().id();

    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(Contents.current(database)).containsAllEntriesOf(own);
    assertThat(run(OWN, numbered(1)).outcomes()).containsOnly(RowOutcome.UNCHANGED);
  }

  @Test
  void sourcesWithOneMrnSystemShareAPatient() {
    run(OWN, VisitRow.of("1", "117"));

    Importing.RunResult run =
        run(SHARED, VisitRow.of("1", "117").with("visit_start", "2014-03-04").with("sex", "M"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.CREATED);
    assertThat(run.codes()).containsExactly("TPI-IMPORT-PATIENT-SEX");
    assertThat(Contents.current(database).keySet())
        .filteredOn(name -> name.startsWith("Patient/"))
        .hasSize(1);
  }

  @Test
  void erasingAPatientOfOneSourceDoesNotAffectTheOther() {
    run(OWN, VisitRow.of("1", "117"));
    Map<String, String> own = Contents.current(database);
    run(OLD, VisitRow.of("1", "117"));

    PatientErasure erasing =
        new PatientErasure(
            store, erasures(), SOURCES, OLD, Importing.readers(), "test 1", Importing.CLOCK);
    erasing.erase(erasing.plan("117", List.of()));

    assertThat(Contents.current(database)).isEqualTo(own);
    assertThat(run(OLD, VisitRow.of("1", "117")).codes()).containsExactly("TPI-IMPORT-ERASED");
    assertThat(run(OWN, VisitRow.of("1", "117")).outcomes()).containsExactly(RowOutcome.UNCHANGED);
  }

  @Test
  void anAmbiguousMrnNeedsASource() {
    run(OWN, VisitRow.of("1", "117"));
    MrnLookup numbers = new MrnLookup(store, SOURCES);
    assertThat(numbers.sourceOf("117", Optional.empty(), "--source")).isEmpty();
    run(OLD, VisitRow.of("1", "117"), VisitRow.of("2", "118"));

    assertThatThrownBy(() -> numbers.sourceOf("117", Optional.empty(), "--source"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("--source clinic or --source old");
    assertThat(numbers.sourceOf("117", Optional.of("clinic"), "--source")).isEmpty();
    assertThat(numbers.sourceOf("118", Optional.empty(), "--source")).contains("old");
    assertThatThrownBy(() -> numbers.sourceOf("117", Optional.of("new"), "--source"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("old, shared");
  }

  @Test
  void patientsOfTwoSourcesCanBeMergedAndAreNotErasedInPart() {
    run(OWN, VisitRow.of("1", "117"));
    run(OLD, VisitRow.of("1", "117"));
    new PatientReview(store, SOURCES, Importing.INDEXER, "test 1", Importing.CLOCK)
        .merge("117", OLD, "117", OWN);

    PatientErasure erasing =
        new PatientErasure(
            store, erasures(), SOURCES, OWN, Importing.readers(), "test 1", Importing.CLOCK);
    assertThatThrownBy(() -> erasing.plan("117", List.of()))
        .isInstanceOf(ErasureException.class)
        .hasMessageContaining("another source");
  }

  @Test
  void aStoreRefusesChangedIdentifierSystems() {
    run(OWN, VisitRow.of("1", "117"));
    Map<String, String> before = Contents.current(database);

    assertRefused(
        with(CLINIC, systems(OWN_MRN, "urn:other:visit")), "tpibridge.clinic.systems.visit");
    assertRefused(
        with(CLINIC, systems("urn:other:mrn", CLINIC.systems().visit())), "urn:other:mrn");
    assertRefused(
        new ClinicSources(CLINIC, Map.of("old", systems("urn:old:mrn", "urn:older:visit"))),
        "tpibridge.sources.old.systems.visit");
    assertThat(Contents.current(database)).isEqualTo(before);
  }

  private static ClinicSources with(Clinic clinic, IdentifierSystemUris systems) {
    return ClinicSources.of(
        new Clinic(clinic.name(), clinic.zone(), systems, Optional.empty(), Optional.empty()));
  }

  private void assertRefused(ClinicSources sources, String named) {
    assertThatThrownBy(() -> run(sources, OWN, VisitRow.of("2", "118")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("Change the setting back to");
    try (Importing importing = new Importing(store, erasures(), sources, OWN)) {
      assertThatThrownBy(() -> importing.dryRun(VisitRow.file(List.of(VisitRow.of("2", "118")))))
          .isInstanceOf(ImportException.class);
    }
  }

  @Test
  void sourcesCanBeAddedAndRemoved() {
    run(ClinicSources.of(CLINIC), OWN, VisitRow.of("1", "117"));
    run(OLD, VisitRow.of("1", "117"));

    assertThat(run(ClinicSources.of(CLINIC), OWN, VisitRow.of("1", "117")).outcomes())
        .containsExactly(RowOutcome.UNCHANGED);
    // Six of the clinic, and two of each source.
    assertThat(store.<Integer>read(tx -> tx.identifierSystems().all().size())).isEqualTo(10);
  }

  @Test
  void systemsCanBeChangedWhileTheStoreIsEmpty() {
    run(OWN, VisitRow.of("1", "NULL"));

    ClinicSources others = with(CLINIC, systems("urn:other:mrn", "urn:other:visit"));
    assertThat(run(others, OWN, VisitRow.of("1", "117")).outcomes())
        .containsExactly(RowOutcome.CREATED);
    assertThatThrownBy(() -> run(OWN, VisitRow.of("1", "117"))).isInstanceOf(ImportException.class);
  }

  @Test
  void aBackupContainsTheSystems() throws IOException {
    run(OWN, VisitRow.of("1", "117"));
    Path backup = folder.resolve("backup.db");
    store.backup(backup, Instant.EPOCH);
    store.close();
    assertThat(Files.exists(backup)).isTrue();

    Store.restore(database.settings(), backup, true, Instant.EPOCH);

    store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    ClinicSources others = with(CLINIC, systems("urn:x:mrn", "urn:x:visit"));
    assertThatThrownBy(() -> run(others, OWN, VisitRow.of("2", "118")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(OWN_MRN);
  }
}
