package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.erasure.PatientErasure;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.resources.Visits;

/**
 * Rules about repeated injections give the same findings for one import and for several imports.
 */
@OnEachDatabase
class StoredSeriesTest {
  private static final String INTERVAL = "TPI-RULE-INTERVAL";
  private static final VisitRow MARCH_4 = VisitRow.of("V-1", "10001");
  private static final VisitRow MARCH_18 =
      VisitRow.of("V-2", "10001").with("visit_start", "2024-03-18");

  @TempDir private Path folder;
  private final Store store;

  StoredSeriesTest(TestDatabase database) {
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Each run has a new importer, as in another process, so that nothing is in memory. */
  private Importing.RunResult run(VisitRow... rows) {
    try (Importing importing = Importing.withRules(store)) {
      return importing.run(rows);
    }
  }

  private Importing.RunResult dryRun(VisitRow... rows) {
    try (Importing importing = Importing.withRules(store)) {
      return importing.dryRun(VisitRow.file(List.of(rows)));
    }
  }

  /** Returns the messages about repeated injections by visit id. */
  private static Map<String, List<String>> aboutRepeats(Importing.RunResult... runs) {
    Map<String, List<String>> messages = new HashMap<>();
    for (Importing.RunResult run : runs) {
      for (RowResult row : run.rows()) {
        List<String> ofRow =
            row.findings().stream()
                .filter(StoredSeriesTest::isAboutRepeats)
                .map(Finding::message)
                .sorted()
                .toList();
        assertThat(row.outcome())
            .as(() -> row.findings().toString())
            .isNotEqualTo(RowOutcome.REJECTED);
        VisitResult.Accepted visit = (VisitResult.Accepted) row.result();
        messages.put(visit.visit().visitId(), ofRow);
      }
    }
    return messages;
  }

  private static boolean isAboutRepeats(Finding finding) {
    return List.of(
            INTERVAL,
            "TPI-RULE-SESSIONS",
            "TPI-RULE-REPEAT-RELIEF",
            "TPI-RULE-PERSISTENCE",
            "TPI-RULE-CODE-A-DAY",
            "TPI-RULE-DAILY-MAXIMUM")
        .contains(finding.code());
  }

  @Test
  void a_visit_after_a_stored_one_has_the_findings_of_one_import() {
    Map<String, List<String>> ofOne = aboutRepeats(dryRun(MARCH_4, MARCH_18));
    run(MARCH_4);

    Importing.RunResult second = run(MARCH_18);

    assertThat(second.codes()).contains(INTERVAL);
    assertThat(aboutRepeats(second).get("V-2")).isEqualTo(ofOne.get("V-2"));
  }

  @Test
  void an_older_visit_after_a_newer_stored_one_has_the_findings_of_one_import() {
    Map<String, List<String>> ofOne = aboutRepeats(dryRun(MARCH_18, MARCH_4));
    run(MARCH_18);

    Importing.RunResult older = run(MARCH_4);

    assertThat(aboutRepeats(older).get("V-1"))
        .isEqualTo(ofOne.get("V-1"))
        .anyMatch(message -> message.startsWith("For the session of 2024-03-18, read earlier: "));
  }

  /** All values that these rules use are stored and read back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void any_visits_in_two_imports_have_the_findings_of_one(long seed) {
    List<VisitRow> rows = anyVisits(new Random(seed));
    VisitRow[] all = rows.toArray(VisitRow[]::new);
    int half = all.length / 2;
    Map<String, List<String>> ofOne = aboutRepeats(dryRun(all));

    Importing.RunResult first = run(Arrays.copyOfRange(all, 0, half));
    Importing.RunResult second = run(Arrays.copyOfRange(all, half, all.length));

    assertThat(aboutRepeats(first, second)).isEqualTo(ofOne);
    assertThat(ofOne.values().stream().mapToInt(List::size).sum()).isGreaterThan(all.length / 2);
  }

  /** Sorted by time, as in the export of a clinic. */
  private static List<VisitRow> anyVisits(Random random) {
    List<VisitRow> rows = new ArrayList<>();
    LocalDate day = LocalDate.of(2024, 1, 8);
    for (int i = 0; i < 24; i++) {
      day = day.plusDays(random.nextInt(12));
      boolean faces = random.nextInt(4) == 0;
      VisitRow row =
          VisitRow.of("V-" + i, "1000" + random.nextInt(3))
              .with("visit_start", day + (random.nextBoolean() ? "" : "T09:30"))
              .with("pain_scale", faces ? "faces" : "nrs")
              .with("pain_before", "" + 2 * (1 + random.nextInt(4)))
              .with("pain_after", random.nextBoolean() ? "2" : "")
              .with("pain_later", pick(random, "", "2h:4; 7w:2", "8w:6", "3d:4; 6w:6; 10w:8"))
              .with("procedure_code", pick(random, "20552", "20553", ""))
              .with(
                  "injectates",
                  pick(
                      random,
                      "lidocaine 1% 2 mL",
                      "bupivacaine 300 mg",
                      "bupivacaine 0.5% 50 mL; triamcinolone 40 mg/mL 1 mL",
                      "none"));
      boolean dryNeedling = row.cells().get("injectates").equals("none");
      rows.add(dryNeedling ? row.with("procedure_code", "20560") : row);
    }
    return rows;
  }

  private static String pick(Random random, String... cells) {
    return cells[random.nextInt(cells.length)];
  }

  @Test
  void an_undone_visit_does_not_count() {
    String job = run(MARCH_4).job().orElseThrow().id();
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(run(MARCH_18).codes()).doesNotContain(INTERVAL);

    // It counts again when it is imported again.
    run(MARCH_4);
    assertThat(run(MARCH_18).codes()).contains(INTERVAL);
  }

  @Test
  void a_visit_that_is_imported_again_is_not_its_own_predecessor() {
    Importing.RunResult first = run(MARCH_4, MARCH_18);
    Importing.RunResult again = run(MARCH_4, MARCH_18);
    Importing.RunResult alone = run(MARCH_4);

    assertThat(again.outcomes()).containsOnly(RowOutcome.UNCHANGED);
    assertThat(aboutRepeats(again)).isEqualTo(aboutRepeats(first));
    assertThat(aboutRepeats(alone).get("V-1")).isEmpty();
  }

  @Test
  void of_two_sessions_of_one_day_the_one_stored_first_stays_first() {
    VisitRow morning = MARCH_4.with("procedure_code", "20552");
    VisitRow evening = VisitRow.of("V-2", "10001").with("procedure_code", "20553");
    Importing.RunResult first = run(morning, evening);

    assertThat(aboutRepeats(run(evening))).containsEntry("V-2", aboutRepeats(first).get("V-2"));
    assertThat(aboutRepeats(run(morning)).get("V-1")).isEmpty();
    assertThat(aboutRepeats(first).get("V-2")).isNotEmpty();
  }

  @Test
  void a_corrected_visit_counts_as_it_is_now() {
    VisitRow dose = MARCH_4.with("injectates", "bupivacaine 300 mg");
    VisitRow sameDay = VisitRow.of("V-2", "10001").with("injectates", "bupivacaine 200 mg");
    run(dose);
    assertThat(dryRun(sameDay).codes()).contains("TPI-RULE-DAILY-MAXIMUM");

    run(dose.with("injectates", "lidocaine 1% 2 mL"));

    assertThat(run(sameDay).codes()).doesNotContain("TPI-RULE-DAILY-MAXIMUM");
  }

  @Test
  void a_visit_that_moved_to_another_day_counts_there() {
    run(MARCH_4);
    run(MARCH_4.with("visit_start", "2023-03-04"));

    assertThat(run(MARCH_18).codes()).doesNotContain(INTERVAL);
  }

  @Test
  void another_patient_has_another_series() {
    run(MARCH_4);

    assertThat(run(MARCH_18.with("mrn", "10002")).codes()).doesNotContain(INTERVAL);
  }

  @Test
  void a_visit_that_moves_to_another_patient_in_this_import_counts_there_alone() {
    run(MARCH_4);

    Importing.RunResult run =
        run(
            MARCH_4.with("mrn", "10002"),
            MARCH_18,
            VisitRow.of("V-3", "10002").with("visit_start", "2024-03-20"));

    assertThat(aboutRepeats(run).get("V-2")).isEmpty();
    assertThat(aboutRepeats(run).get("V-3")).isNotEmpty();
  }

  @Test
  void visits_of_merged_patients_are_one_series() {
    PatientReview patients =
        new PatientReview(
            store,
            ClinicSources.of(Clinic.unnamed(ZoneId.of("America/New_York"))),
            Importing.INDEXER,
            "test 1",
            Importing.CLOCK);
    run(
        MARCH_4,
        VisitRow.of("V-9", "10002").with("visit_start", "2020-01-01").with("birth_date", ""));
    VisitRow surviving = MARCH_18.with("mrn", "10002");
    assertThat(dryRun(surviving).codes()).doesNotContain(INTERVAL);

    patients.merge("10001", Optional.empty(), "10002", Optional.empty());

    assertThat(dryRun(surviving).codes()).contains(INTERVAL);
  }

  /** Both patients are looked up at once. */
  @Test
  void two_pairs_of_merged_patients_in_one_input_are_two_series() {
    PatientReview patients =
        new PatientReview(
            store,
            ClinicSources.of(Clinic.unnamed(ZoneId.of("America/New_York"))),
            Importing.INDEXER,
            "test 1",
            Importing.CLOCK);
    run(
        MARCH_4,
        VisitRow.of("V-9", "10002").with("visit_start", "2020-01-01").with("birth_date", ""),
        VisitRow.of("V-5", "20001"),
        VisitRow.of("V-6", "20002").with("visit_start", "2020-01-01").with("birth_date", ""));
    patients.merge("10001", Optional.empty(), "10002", Optional.empty());
    patients.merge("20001", Optional.empty(), "20002", Optional.empty());

    Importing.RunResult run =
        dryRun(
            MARCH_18.with("mrn", "10002"),
            VisitRow.of("V-8", "20002").with("visit_start", "2024-03-18"));

    assertThat(aboutRepeats(run).get("V-2")).isNotEmpty();
    assertThat(aboutRepeats(run).get("V-8")).isNotEmpty();
  }

  @Test
  void a_visit_of_an_erased_patient_does_not_count() {
    ErasureRegistry erasures = new ErasureRegistry(Optional.of(folder.resolve("key")));
    Clinic clinic = Clinic.unnamed(ZoneId.of("America/New_York"));
    run(MARCH_4);
    PatientErasure erasing =
        new PatientErasure(
            store,
            erasures,
            ClinicSources.of(clinic),
            Optional.empty(),
            Importing.readers(),
            "test 1",
            Importing.CLOCK);
    erasing.erase(erasing.plan("10001", List.of()));

    try (Importing importing = Importing.withRules(store, erasures)) {
      Importing.RunResult run = importing.readmit(MARCH_18);

      assertThat(run.outcomes()).containsExactly(RowOutcome.CREATED);
      assertThat(run.codes()).doesNotContain(INTERVAL);
    }
  }

  /** The rows before the interruption are read again and are also in the store. */
  @Test
  void an_import_that_is_resumed_has_the_findings_of_one_that_was_not_interrupted() {
    List<VisitRow> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          VisitRow.of("V-" + i, "1" + i % 60)
              .with("visit_start", "" + LocalDate.of(2024, 1, 1).plusDays(i)));
    }
    Map<String, List<String>> whole = aboutRepeats(dryRun(rows.toArray(VisitRow[]::new)));
    try (Importing importing = Importing.withRules(store)) {
      assertThatThrownBy(
              () ->
                  importing.run(
                      VisitRow.file(rows),
                      row -> {
                        throw new IllegalStateException("power cut");
                      }))
          .hasMessage("power cut");
    }

    Importing.RunResult rest = run(rows.toArray(VisitRow[]::new));

    Map<String, List<String>> resumed = aboutRepeats(rest);
    assertThat(resumed).hasSizeBetween(1, 299);
    assertThat(whole).containsAllEntriesOf(resumed);
    assertThat(resumed.values()).allMatch(messages -> !messages.isEmpty());
  }

  @Test
  void equal_visit_ids_of_two_sources_are_two_sessions() {
    run(MARCH_4);

    try (Importing other = Importing.withRules(store, Optional.of("other"))) {
      Importing.RunResult run =
          other.run(VisitRow.of("V-1", "10001").with("visit_start", "2024-03-18"));

      assertThat(run.codes()).contains(INTERVAL);
    }
  }

  @Test
  void a_message_is_compared_with_stored_visits() throws IOException {
    run(MARCH_4);
    String message =
        "MSH|^~\\&|A|B|TPI|C|20240318101500-0400||ORU^R01|M-1|P|2.5.1\r"
            + "PID|1||10001^^^CLINIC^MR||Okafor^Miriam||19790512|F\r"
            + "PV1|1|O|||||||||||||||||V-2"
            + "|".repeat(25)
            + "20240318101500-0400\r"
            + "OBR|1|||20552^Trigger point injection^C4|||20240318101500-0400\r"
            + "OBX|1|TX|SITES^Injection sites||R trapezius||||||F\r";
    DailyImport imports =
        new DailyImport(
            store,
            Importing.pipelineWithRules(Optional.empty()),
            Importing.INDEXER,
            new ErasureRegistry(Optional.empty()),
            "test 1",
            Importing.CLOCK,
            JobOrigin.messages(""),
            "messages",
            "settings");
    VisitReader reader = Importing.readers().get(0);

    List<SerializedRow> rows =
        imports.process(
            reader.read("messages", List.of(reader.parse("messages", 1, message.getBytes(UTF_8)))),
            imports.today());

    assertThat(rows)
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.result().findings()).extracting(Finding::code).contains(INTERVAL));
  }

  @Test
  void files_of_one_dry_run_are_one_series() {
    try (Importing importing = Importing.withRules(store)) {
      importing.dryRun(VisitRow.file(List.of(MARCH_4)));

      assertThat(importing.dryRun(VisitRow.file(List.of(MARCH_18))).codes()).contains(INTERVAL);
    }
    List<Visits.StoredVisit> stored = store.read(tx -> tx.visits().find("V-1"));
    assertThat(stored).isEmpty();
  }

  @Test
  void the_nearest_of_many_stored_sessions_count() {
    List<VisitRow> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(
          VisitRow.of("V-" + i, "10001")
              .with("visit_start", "" + LocalDate.of(2020, 1, 1).plusDays(60L * i)));
    }
    run(rows.toArray(VisitRow[]::new));

    Importing.RunResult between =
        run(VisitRow.of("V-A", "10001").with("visit_start", "2020-03-20"));

    assertThat(aboutRepeats(between).get("V-A"))
        .anyMatch(message -> message.startsWith("The previous session was on 2020-03-01"));
  }
}
