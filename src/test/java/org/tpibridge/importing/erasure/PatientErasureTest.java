package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.Remnants;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.RowResult;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.UndoSummary;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.RejectsFile;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.Disclosures.Disclosure;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.ExchangeTables;
import org.tpibridge.store.outbox.Ledger;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreState;

/** An erasure removes all data of the patient, and no data of others. */
@OnEachDatabase
class PatientErasureTest {
  private static final List<String> EXCHANGE_TABLES =
      List.of(
          "outbox",
          "outbox_patient",
          "ledger",
          "delivery_attempt",
          "exchange_review",
          "ehr_match",
          "disclosure",
          "pulled_resource",
          "pulled_score",
          "pull_position");

  private static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));
  private static final VisitRow THEIRS =
      VisitRow.of("V-771", "77001")
          .with("patient_last", "Zwetschkenbaum")
          .with("patient_first", "Apollonia");
  private static final VisitRow OTHERS = VisitRow.of("V-772", "77002");

  /** Texts in the patient's data, and the id that is derived from the MRN. */
  private static final List<String> WORDS =
      List.of("Zwetschkenbaum", "zwetschkenbaum", "Apollonia", "77001", CLINIC.patientId("77001"));

  private final TestDatabase database;
  private final Remnants remnants;

  @TempDir Path folder;
  private Store store;
  private Importing importing;
  private PatientErasure erasing;

  PatientErasureTest(TestDatabase database) {
    this.database = database;
    this.remnants = new Remnants(database);
  }

  @BeforeEach
  void open() {
    store =
        Store.open(
            database.settings(Duration.ofSeconds(2)), SchemaPolicy.MIGRATE, Importing.INDEXER);
    importing = new Importing(store, erasures());
    erasing = erasing(Importing.CLOCK);
  }

  private PatientErasure erasing(InstantSource clock) {
    return new PatientErasure(
        store,
        erasures(),
        ClinicSources.of(CLINIC),
        Optional.empty(),
        Importing.readers(),
        "test 1",
        clock);
  }

  private ErasureRegistry erasures() {
    return new ErasureRegistry(Optional.of(folder.resolve("key")));
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void noByteOfThePatientRemainsInTheDatabaseFiles() throws Exception {
    importing.run(THEIRS, OTHERS);
    importing.run(THEIRS.with("pain_after", "4").with("birth_date", "1979-05-21"));
    String patient = CLINIC.patientId("77001");
    store.update(tx -> fillExchange(tx.exchange(), patient));
    collectStatistics();
    assertThat(remnants.holding("Zwetschkenbaum")).isNotEmpty();
    assertThat(remnants.holding("zwetschkenbaum")).as("search index").isNotEmpty();
    assertThat(remnants.holding(patient)).isNotEmpty();

    ErasurePlan countsOf = erasing.plan("77001", List.of());
    erasing.erase(countsOf);

    assertThat(countsOf.amount().visits()).isEqualTo(1);
    assertThat(countsOf.amount().conflicts()).isEqualTo(1);
    assertNothingRemains();
    assertThat(remnants.holding("V-771")).isEmpty();
    assertThat(count("erased_patient")).isEqualTo(1);
    assertThat(count("audit")).isEqualTo(1);
    for (String table : EXCHANGE_TABLES) {
      assertThat(count(table)).as(table).isZero();
    }
    // While the store is open, and after it was closed.
    store.close();
    assertNothingRemains();
    open();
    assertThat(countsOf("77002").visits()).isEqualTo(1);
    assertThat(countsOf("77001").versions()).isZero();
    assertThat(countsOf("77001").rows()).isZero();
  }

  /** Adds a row about the patient to each table of the exchange with EHRs. */
  private static void fillExchange(ExchangeTables.WritableExchangeTables exchange, String patient) {
    Instant now = Importing.CLOCK.instant();
    String reference = "Patient/" + patient;
    exchange.ehrs().add("north", "https://ehr.example/fhir");
    exchange.outbox().enqueue("north", List.of(patient), now);
    exchange
        .ledger()
        .set(
            new Ledger.LedgerEntry(
                "north",
                reference,
                patient,
                OptionalLong.empty(),
                8,
                new byte[32],
                Optional.of("Patient/5"),
                Optional.empty(),
                Optional.empty(),
                Ledger.LedgerState.SENT,
                "put",
                now));
    exchange
        .attempts()
        .begin(
            new NewAttempt(
                "north",
                patient,
                OptionalLong.empty(),
                Optional.of(reference),
                RequestKind.CREATE,
                now));
    exchange
        .reviews()
        .open(
            new NewReview(
                "north",
                patient,
                ReviewKind.PATIENT,
                reference,
                List.of("Patient/5"),
                "The name Zwetschkenbaum differs."),
            now);
    exchange
        .matches()
        .set(
            new EhrMatch(
                "north",
                reference,
                patient,
                Optional.of("Patient/5"),
                MatchMethod.IDENTIFIER,
                "identifier",
                now));
    exchange
        .disclosures()
        .add(new Disclosure("north", patient, reference, "Patient/5", new byte[32], now, "a user"));
    exchange
        .pulled()
        .add(
            new PulledVersion(
                "north",
                "Patient/5",
                Optional.empty(),
                patient,
                OptionalLong.empty(),
                Optional.of(reference),
                Relation.PATIENT_DATA,
                Optional.of("{\"name\":\"Zwetschkenbaum\"}".getBytes(UTF_8)),
                new byte[32],
                Optional.empty(),
                now,
                "[]"));
    exchange.positions().set("north", "Observation", "Patient/5", patient, now, now);
    exchange
        .scores()
        .set(
            new PulledScore(
                0,
                "north",
                "Observation/6",
                patient,
                1,
                new byte[32],
                ScoreState.NONE,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                OptionalLong.empty(),
                now));
  }

  /** A database server does this automatically from time to time. */
  private void collectStatistics() throws SQLException {
    if (database.kind() == DatabaseKind.POSTGRESQL) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("analyze");
      }
    }
  }

  private void assertNothingRemains() {
    for (String word : WORDS) {
      assertThat(remnants.holding(word)).as(word).isEmpty();
    }
  }

  private long count(String table) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void rowCountsOfJobsStay() {
    Jobs.Job job = importing.run(THEIRS, OTHERS).job().orElseThrow();

    erasing.erase(erasing.plan("77001", List.of()));

    Optional<SourceRows.SourceRow> row = store.read(tx -> tx.sourceRows().find(job.key(), 1));
    assertThat(row.orElseThrow().outcome()).isEqualTo(SourceRows.RowOutcome.ERASED);
    assertThat(row.orElseThrow().sha256()).isEmpty();
    assertThat(row.orElseThrow().visit()).isEmpty();
    Optional<SourceRows.SourceRow> other = store.read(tx -> tx.sourceRows().find(job.key(), 2));
    assertThat(other.orElseThrow().outcome()).isEqualTo(SourceRows.RowOutcome.CREATED);
  }

  @Test
  void findingsOfRejectedRowsAreErased() {
    Jobs.Job job =
        importing
            .run(
                THEIRS.with("visit_start", "soon after Zwetschkenbaum"),
                OTHERS.with("visit_start", "soon"))
            .job()
            .orElseThrow();
    assertThat(remnants.holding("Zwetschkenbaum")).isNotEmpty();

    erasing.erase(erasing.plan("77001", List.of()));

    assertThat(remnants.holding("Zwetschkenbaum")).isEmpty();
    List<StoredFindings.StoredFinding> theirs = store.read(tx -> tx.findings().ofRow(job.key(), 1));
    List<StoredFindings.StoredFinding> others = store.read(tx -> tx.findings().ofRow(job.key(), 2));
    assertThat(theirs).isEmpty();
    assertThat(others).isNotEmpty();
  }

  @Test
  void mergedRecordsAreErasedTogether() {
    importing.run(THEIRS, OTHERS, VisitRow.of("V-773", "77003"));
    patients().merge("77001", Optional.empty(), "77002", Optional.empty());

    ErasurePlan countsOf = erasing.plan("77002", List.of());
    erasing.erase(countsOf);

    assertThat(countsOf.mrns()).containsExactly("77002", "77001");
    assertThat(countsOf("77001").versions()).isZero();
    assertThat(countsOf("77003").visits()).isEqualTo(1);
  }

  @Test
  void anUndoneMergeLeavesNoTraceInTheOtherRecord() {
    importing.run(THEIRS, OTHERS);
    Jobs.Job merge = patients().merge("77001", Optional.empty(), "77002", Optional.empty());
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(merge.id(), JobUndo.LaterChanges.REFUSE);

    ErasurePlan countsOf = erasing.plan("77001", List.of());
    erasing.erase(countsOf);

    assertThat(countsOf.mrns()).containsExactly("77001");
    assertNothingRemains();
    assertThat(countsOf("77002").visits()).isEqualTo(1);
    assertThat(current("V-772")).isNotEmpty();
  }

  @Test
  void earlierVersionsOfAMovedVisitAreErasedAndTheVisitStays() {
    Jobs.Job before = importing.run(THEIRS, OTHERS).job().orElseThrow();
    importing.run(THEIRS);
    VisitRow moved =
        VisitRow.of("V-771", "77002").with("sites", "trapezius R").with("pain_before", "");
    Jobs.Job move = importing.run(moved).job().orElseThrow();
    Map<String, String> after = current("V-771");

    ErasurePlan countsOf = erasing.plan("77001", List.of());
    erasing.erase(countsOf);

    assertThat(countsOf.amount().visits()).isZero();
    assertThat(countsOf.amount().versions()).isPositive();
    assertThat(countsOf.amount().rows()).isEqualTo(2);
    assertNothingRemains();
    assertThat(outcome(before, 1)).isEqualTo(SourceRows.RowOutcome.ERASED);
    assertThat(outcome(before, 2)).isEqualTo(SourceRows.RowOutcome.CREATED);
    assertThat(outcome(move, 1)).isEqualTo(SourceRows.RowOutcome.UPDATED);
    // All current content of the visit remains; earlier content about the other patient does not.
    assertThat(current("V-771")).isNotEmpty();
    assertThat(after).containsAllEntriesOf(current("V-771"));
    assertThat(current("V-771").keySet())
        .containsExactlyInAnyOrderElementsOf(
            after.entrySet().stream()
                .filter(e -> !e.getValue().contains(CLINIC.patientId("77001")))
                .map(Map.Entry::getKey)
                .toList());
    assertThat(importing.run(moved).outcomes()).containsExactly(SourceRows.RowOutcome.UNCHANGED);
  }

  @Test
  void earlierVersionsOfAVisitMovedWithinOneBatchAreErased() throws IOException {
    byte[] archive = zip(List.of(List.of(THEIRS, OTHERS), List.of(VisitRow.of("V-771", "77002"))));
    Importing.RunResult run =
        importing.run(new Input("visits.zip", () -> new ByteArrayInputStream(archive)));
    assertThat(run.outcomes())
        .containsExactly(
            SourceRows.RowOutcome.CREATED,
            SourceRows.RowOutcome.CREATED,
            SourceRows.RowOutcome.UPDATED);

    erasing.erase(erasing.plan("77001", List.of()));

    assertNothingRemains();
    Jobs.Job job = run.job().orElseThrow();
    assertThat(outcome(job, 1)).isEqualTo(SourceRows.RowOutcome.ERASED);
    assertThat(outcome(job, 3)).isEqualTo(SourceRows.RowOutcome.UPDATED);
    assertThat(current("V-771")).isNotEmpty();
  }

  private static byte[] zip(List<List<VisitRow>> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int number = 0;
      for (List<VisitRow> rows : files) {
        zip.putNextEntry(new ZipEntry(++number + ".csv"));
        zip.write(VisitRow.csv(rows).getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void anUndoneMoveLeavesNothingOfTheWrongPatient() {
    importing.run(OTHERS, VisitRow.of("V-773", "77003"));
    Map<String, String> before = current("V-772");
    Jobs.Job move =
        importing
            .run(
                VisitRow.of("V-772", "77001")
                    .with("patient_last", "Zwetschkenbaum")
                    .with("patient_first", "Apollonia")
                    .with("pain_after", "3"))
            .job()
            .orElseThrow();
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(move.id(), JobUndo.LaterChanges.REFUSE);

    erasing.erase(erasing.plan("77001", List.of()));

    assertNothingRemains();
    assertThat(current("V-772")).containsAllEntriesOf(before);
    assertThat(outcome(move, 1)).isEqualTo(SourceRows.RowOutcome.ERASED);
  }

  @Test
  void undoingAMoveAfterTheErasureDoesNotRestoreThePatient() {
    importing.run(THEIRS, OTHERS);
    Jobs.Job move = importing.run(VisitRow.of("V-771", "77002")).job().orElseThrow();
    erasing.erase(erasing.plan("77001", List.of()));

    UndoSummary undone =
        new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
            .run(move.id(), JobUndo.LaterChanges.REFUSE);

    assertThat(undone.retracted()).isEqualTo(1);
    assertNothingRemains();
  }

  @Test
  void anUndoneImportOfAnErasedPatientStaysUndone() {
    String theirs = importing.run(THEIRS, OTHERS).job().orElseThrow().id();
    VisitRow moved = VisitRow.of("V-771", "77002");
    String move = importing.run(moved).job().orElseThrow().id();
    JobUndo undo = new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
    undo.run(theirs, JobUndo.LaterChanges.UNDO);
    importing.run(moved.with("pain_after", "3"), OTHERS);
    Map<String, String> before = current("V-771");
    erasing.erase(erasing.plan("77001", List.of()));

    UndoSummary undone = undo.run(move, JobUndo.LaterChanges.UNDO);

    assertThat(undone.retracted()).isZero();
    assertThat(current("V-771")).isEqualTo(before).isNotEmpty();
  }

  @Test
  void erasingTheCurrentPatientErasesAllVersionsOfTheVisit() {
    importing.run(OTHERS);
    importing.run(THEIRS.with("visit_id", "V-772"));

    erasing.erase(erasing.plan("77001", List.of()));

    assertNothingRemains();
    assertThat(remnants.holding("V-772")).isEmpty();
    assertThat(countsOf("77002").versions()).as("the Patient resource alone").isEqualTo(1);
  }

  @Test
  void anErasedPatientIsRejectedAndNothingOfTheRowIsStored() {
    importing.run(THEIRS, OTHERS);
    erasing.erase(erasing.plan("77001", List.of()));

    Importing.RunResult again =
        importing.run(
            THEIRS.with("complications", "bruising as Zwetschkenbaum says"),
            THEIRS.with("visit_id", "V-773").with("visit_start", "soon after Zwetschkenbaum"),
            OTHERS);

    assertThat(again.outcomes())
        .containsExactly(
            SourceRows.RowOutcome.REJECTED,
            SourceRows.RowOutcome.REJECTED,
            SourceRows.RowOutcome.UNCHANGED);
    assertThat(again.rows().subList(0, 2))
        .allSatisfy(
            row -> {
              assertThat(row.findings())
                  .extracting(Finding::code)
                  .containsExactly("TPI-IMPORT-ERASED");
              assertThat(row.findings().get(0).suggestion().orElseThrow()).contains("--readmit");
            });
    long job = again.job().orElseThrow().key();
    assertThat(store.<Optional<SourceRows.SourceRow>>read(tx -> tx.sourceRows().find(job, 1)))
        .get()
        .extracting(SourceRows.SourceRow::sha256)
        .isEqualTo(Optional.empty());
    assertNothingRemains();
  }

  @Test
  void rowsOfAnErasedPatientGiveTheSameResultAfterAnInterruption() {
    importing.run(THEIRS, OTHERS);
    erasing.erase(erasing.plan("77001", List.of()));
    Input file =
        VisitRow.file(
            List.of(
                THEIRS,
                THEIRS.with("visit_id", "V-773").with("visit_start", "soon after Zwetschkenbaum")));
    assertThatThrownBy(
            () ->
                importing.run(
                    file,
                    row -> {
                      throw new IllegalStateException("power cut");
                    }))
        .hasMessage("power cut");

    Importing.RunResult run = importing.run(file);

    assertThat(run.rows()).hasSize(2).allMatch(RowResult::repeated);
    assertThat(run.codes()).containsExactly("TPI-IMPORT-ERASED", "TPI-IMPORT-ERASED");
  }

  @Test
  void aReadmittedPatientIsImportedAndStays() {
    importing.run(THEIRS, OTHERS);
    erasing.erase(erasing.plan("77001", List.of()));

    assertThat(importing.dryRun(VisitRow.file(List.of(THEIRS))).outcomes())
        .containsExactly(SourceRows.RowOutcome.REJECTED);
    assertThat(importing.readmit(THEIRS).outcomes()).containsExactly(SourceRows.RowOutcome.CREATED);

    assertThat(countsOf("77001").visits()).isEqualTo(1);
    assertThat(importing.run(THEIRS, OTHERS).outcomes())
        .containsExactly(SourceRows.RowOutcome.UNCHANGED, SourceRows.RowOutcome.UNCHANGED);
    assertThat(erasing.erasedButPresent()).isEmpty();
  }

  @Test
  void anErasureThatCouldNotWipeTheFilesIsFinishedLater() throws SQLException {
    importing.run(THEIRS, OTHERS);
    ErasurePlan countsOf = erasing.plan("77001", List.of());
    try (Connection reader = database.connect();
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      reading.executeQuery("select count(*) from visit").close();

      assertThatThrownBy(() -> erasing.erase(countsOf)).isInstanceOf(StoreException.class);

      assertThat(countsOf("77001").visits()).as("removed, though not wiped").isZero();
      assertThat(unfinished()).hasSize(1);
      assertThatThrownBy(() -> erasing.finish()).isInstanceOf(StoreException.class);
      reader.rollback();
    }

    assertThat(erasing.finish()).hasSize(1);

    assertThat(unfinished()).isEmpty();
    assertNothingRemains();
    assertThat(erasing.finish()).isEmpty();
  }

  /** Such a session has no lock, but a server keeps removed rows for it. */
  @Test
  void anErasureIsNotFinishedWhileAnotherSessionMayReadWhatItRemoved() throws SQLException {
    importing.run(THEIRS, OTHERS);
    try (Connection reader = database.connect();
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      boolean isServer = database.kind() == DatabaseKind.POSTGRESQL;
      if (isServer) {
        reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      reading.executeQuery(isServer ? "select 1" : "select count(*) from backup").close();
      ErasurePlan plan = erasing.plan("77001", List.of());

      assertThatThrownBy(() -> erasing.erase(plan)).isInstanceOf(StoreException.class);

      assertThat(unfinished()).hasSize(1);
      reader.rollback();
    }

    assertThat(erasing.finish()).hasSize(1);
    assertNothingRemains();
  }

  @Test
  void anErasureThatRemovedNothingIsNotFinishedBeforeThePatientIsErased() {
    importing.run(THEIRS, OTHERS);
    interruptBeforeRemoval("77001");

    assertThat(erasing.erasedButPresent()).containsExactly("77001");
    assertThat(erasing.finish()).isEmpty();
    assertThat(unfinished()).hasSize(1);

    erasing.erase(erasing.plan("77001", List.of()));
    assertThat(erasing.finish()).hasSize(1);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void anErasureOfRejectedRowsIsNotFinishedBeforeTheyAreErased() {
    importing.run(THEIRS.with("visit_start", "soon after Zwetschkenbaum"), OTHERS);
    interruptBeforeRemoval("77001");

    assertThat(erasing.finish()).as("there is no Patient resource").isEmpty();
    erasing.erase(erasing.plan("77002", List.of()));
    assertThat(erasing.finish()).as("another patient's erasure").isEmpty();
    assertThat(unfinished()).hasSize(1);

    erasing.erase(erasing.plan("77001", List.of()));
    assertThat(erasing.finish()).hasSize(1);
    assertThat(unfinished()).isEmpty();
    assertNothingRemains();
  }

  @Test
  void anEarlierErasureDoesNotFinishAnInterruptedOne() {
    importing.run(THEIRS, OTHERS);
    erasing.erase(erasing.plan("77001", List.of()));
    importing.readmit(THEIRS);
    interruptBeforeRemoval("77001");

    assertThat(erasing.finish()).isEmpty();
    assertThat(unfinished()).hasSize(1);
  }

  @Test
  void anErasureIsFinishedWhenThePatientIsReadmitted() {
    importing.run(THEIRS, OTHERS);
    interruptBeforeRemoval("77001");

    importing.readmit(THEIRS);

    assertThat(erasing.finish()).hasSize(1);
    assertThat(unfinished()).isEmpty();
  }

  /** Leaves the state of a process that was killed before it removed anything. */
  private void interruptBeforeRemoval(String mrn) {
    Iterator<Instant> once = List.of(Importing.CLOCK.instant()).iterator();
    PatientErasure killed = erasing(once::next);
    ErasurePlan countsOf = killed.plan(mrn, List.of());
    assertThatThrownBy(() -> killed.erase(countsOf)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void filesOfOtherProgramsAreListedAndNotChanged() throws IOException {
    importing.run(THEIRS, OTHERS);
    Path files = Files.createDirectories(folder.resolve("files"));
    write(files, "visits.csv", VisitRow.csv(List.of(THEIRS, OTHERS)));
    write(files, "others.csv", VisitRow.csv(List.of(OTHERS.with("notes", "room 77001"))));
    write(files, "letter.txt", "Dear Ms. 77001,\nthank you.\n");
    write(files, "nothing.txt", "Dear Ms. 77002,\n");
    Files.write(files.resolve("scan.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1});
    Map<String, String> before = contents(files);

    List<FoundFile> left = erasing.erase(erasing.plan("77001", List.of(files)));

    assertThat(left)
        .extracting(f -> f.file().getFileName() + " " + f.kind() + " " + f.what())
        .containsExactly(
            "letter.txt MAY_CONTAIN line 1",
            "scan.png NOT_SEARCHED the file is a binary file, which may contain the patient's data"
                + " in another form",
            "visits.csv CONTAINS row 2");
    assertThat(contents(files)).isEqualTo(before);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(
          Collectors.toMap(f -> f.getFileName().toString(), PatientErasureTest::hexadecimal));
    }
  }

  private static String hexadecimal(Path file) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anUnknownOrEmptyMrnIsAnErrorAndChangesNothing() throws SQLException {
    importing.run(THEIRS);

    for (String mrn : List.of("", "  ", "77009")) {
      assertThatThrownBy(() -> erasing.plan(mrn, List.of())).isInstanceOf(ErasureException.class);
    }
    assertThat(count("erased_patient")).isZero();
    assertThat(unfinished()).isEmpty();
    assertThat(folder.resolve("key")).doesNotExist();
  }

  @Test
  void aPatientErasedDuringAnImportIsInNoneOfItsFiles() throws IOException {
    importing.run(THEIRS, OTHERS);
    Path rejects = folder.resolve("rejects.csv");
    List<VisitRow> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      rows.add(
          (i % 2 == 0 ? THEIRS : OTHERS).with("visit_id", "W-" + i).with("visit_start", "soon"));
    }
    List<SourceRows.RowOutcome> outcomes = new ArrayList<>();

    // Like the program: rejected rows are written at once, and the file is recorded at the end.
    try (RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      importing.run(
          VisitRow.file("long.csv", rows),
          row -> {
            if (outcomes.size() == 100) {
              erasing.erase(erasing.plan("77001", List.of()));
            }
            outcomes.add(row.outcome());
            if (!row.isErased() && row.result() instanceof VisitResult.Rejected rejected) {
              rejected(file, rejected);
            }
          });
      file.commit();
    }
    assertThat(Files.readString(rejects)).as("rows from before the erasure").contains("77001");
    Jobs.Job job = store.read(tx -> tx.jobs().newest(Jobs.JobKind.IMPORT)).orElseThrow();
    new OutputRecorder(store, erasures(), ClinicSources.of(CLINIC), Importing.readers())
        .record(Set.of(job.key()), Map.of(rejects, OutputFileKind.REJECTS));

    assertThat(outcomes).hasSize(600);
    assertThat(Files.readString(rejects)).doesNotContain("77001", "Zwetschkenbaum");
    assertThat(Files.readString(rejects).lines().filter(l -> l.contains("77002"))).hasSize(300);
    assertNothingRemains();
    assertThat(erasing.plan("77001", List.of(rejects)).files()).isEmpty();
  }

  private static void rejected(RejectsFile file, VisitResult.Rejected rejected) {
    try {
      file.rejected(rejected.place(), rejected.originals(), rejected.findings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void backupsAreListedByTheOrderOfJobsIfTheClockWasSetBack() {
    Path before = folder.resolve("before.db");
    store.backup(before, Importing.CLOCK.instant());
    importing.run(THEIRS, OTHERS);
    Path after = folder.resolve("after.db");
    store.backup(after, Importing.CLOCK.instant().minus(Duration.ofDays(3650)));

    assertThat(erasing.plan("77001", List.of()).backups()).containsExactly(after.toString());
  }

  @Test
  void backupsAreListedIfAllRowsWereRejected() {
    importing.run(OTHERS);
    store.backup(folder.resolve("before.db"), Importing.CLOCK.instant());
    importing.run(THEIRS.with("visit_start", "soon after Zwetschkenbaum"));
    Path after = folder.resolve("after.db");
    store.backup(after, Importing.CLOCK.instant());

    assertThat(erasing.plan("77001", List.of()).backups()).containsExactly(after.toString());
  }

  @Test
  void backupsOfAReplacedStoreAreListed() {
    importing.run(THEIRS);
    Path first = folder.resolve("first.db");
    store.backup(first, Importing.CLOCK.instant());
    importing.run(OTHERS);
    Path second = folder.resolve("second.db");
    store.backup(second, Importing.CLOCK.instant());
    close();
    Store.restore(database.settings(), first, true, Importing.CLOCK.instant());
    open();

    assertThat(erasing.plan("77001", List.of()).backups())
        .contains(first.toString(), second.toString());
  }

  @Test
  void filesAreSearchedAgainForAnErasedPatient() throws IOException {
    importing.run(THEIRS);
    Path file = write(folder, "visits.csv", VisitRow.csv(List.of(THEIRS)));
    assertThat(erasing.erase(erasing.plan("77001", List.of(file)))).hasSize(1);
    Files.delete(file);

    assertThat(erasing.erase(erasing.plan("77001", List.of(folder)))).isEmpty();
  }

  @Test
  void anInterruptedErasureCanBeRequestedAgain() throws IOException {
    importing.run(THEIRS);
    erasing.erase(erasing.plan("77001", List.of()));

    ErasurePlan again = erasing.plan("77001", List.of());

    assertThat(again.amount().versions()).isZero();
    assertThat(erasing.erase(again)).isEmpty();
    assertThat(remnants.holding("Zwetschkenbaum")).isEmpty();
  }

  @Test
  void aPatientRestoredFromABackupIsFound() {
    Path backup = eraseAndBringBack();

    assertThat(erasing.erasedButPresent()).containsExactly("77001");

    ErasurePlan countsOf = erasing.plan("77001", List.of());
    assertThat(countsOf.backups()).contains(backup.toString());
    erasing.erase(countsOf);
    assertThat(erasing.erasedButPresent()).isEmpty();
    assertNothingRemains();
  }

  /** Like a restored backup from before the erasure. */
  private Path eraseAndBringBack() {
    importing.run(THEIRS, OTHERS);
    Path backup = folder.resolve("backup");
    store.backup(backup, Importing.CLOCK.instant());
    erasing.erase(erasing.plan("77001", List.of()));
    close();
    Store.restore(database.settings(), backup, true, Importing.CLOCK.instant());
    open();
    return backup;
  }

  private PatientReview patients() {
    return new PatientReview(
        store, ClinicSources.of(CLINIC), Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  private List<Jobs.Job> unfinished() {
    return store.read(tx -> tx.jobs().running(Jobs.JobKind.ERASE));
  }

  private SourceRows.RowOutcome outcome(Jobs.Job job, long ordinal) {
    return store.read(tx -> tx.sourceRows().find(job.key(), ordinal)).orElseThrow().outcome();
  }

  /** Returns the current content of a visit's resources by name, except for Provenance. */
  private Map<String, String> current(String visit) {
    return store.read(
        tx ->
            tx.visits().find(visit).stream()
                .flatMap(kept -> tx.resources().ofVisit(kept.key()).stream())
                .filter(version -> !version.type().equals("Provenance"))
                .collect(
                    Collectors.toMap(
                        version -> version.type() + "/" + version.id(),
                        version -> new String(tx.resources().content(version.key()), UTF_8))));
  }

  private org.tpibridge.store.erasure.PatientData.PatientDataCounts countsOf(String mrn) {
    return store.read(tx -> tx.patientData().countsOf(CLINIC.patientId(mrn)));
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }
}
