package org.tpibridge.importing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.ChangePoint;

/**
 * Imports, corrections, undos and merges in any order: a receiver that got a full export once and
 * then every export of changes is in the same state as one that gets a full export at the end.
 */
@OnEachDatabase(DatabaseKind.SQLITE)
class ExportedChangesTest {
  private static final int STEPS = 12;

  private final Store store;
  private final Importing importing;
  private final JobUndo undo;
  private final PatientReview patients;
  private final List<String> jobs = new ArrayList<>();

  ExportedChangesTest(TestDatabase database) {
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
    this.undo = new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
    this.patients = Exporting.patients(store);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OWN_IDS, 1",
    "OWN_IDS, 2",
    "OWN_IDS, 3",
    "OWN_IDS, 4",
    "OWN_IDS, 5",
    "OWN_IDS, 6",
    "CONDITIONAL, 1",
    "CONDITIONAL, 2",
    "CONDITIONAL, 7",
    "CONDITIONAL, 8",
    "CONDITIONAL, 9"
  })
  void everyExportOfChangesTogetherEqualsAFullOne(BundleForm form, long seed) {
    Random random = new Random(seed);
    Exporting exporting = new Exporting(store, form);
    Receiver receiver = new Receiver(form == BundleForm.CONDITIONAL);
    ChangePoint position = new ChangePoint.AfterJobs(0, Map.of());
    for (int i = 0; i < STEPS; i++) {
      change(random);
      if (random.nextInt(3) > 0) {
        Exporting.Export changes = i == 0 ? exporting.full() : exporting.since(position);
        receiver.apply(changes.lines());
        if (random.nextBoolean()) {
          receiver.apply(changes.lines());
        }
        position = changes.summary().next();
        assertThat(receiver.facts()).as("after step %d", i).isEqualTo(atOnce(form));
        assertThat(exporting.since(position).lines()).as("nothing is sent again").isEmpty();
      }
    }
  }

  @Test
  void aRetractedAllergyIsSentAlsoWithVisitsOnly() {
    VisitRow visit = VisitRow.of("V-1", "10001");
    Exporting exporting = new Exporting(store, BundleForm.OWN_IDS);
    Receiver receiver = new Receiver(false);
    importing.run(visit.with("allergies", "latex"));
    Exporting.Export whole = exporting.full();
    receiver.apply(whole.lines());
    assertThat(receiver.facts().keySet()).anyMatch(name -> name.startsWith("AllergyIntolerance"));

    importing.run(visit.with("allergies", "NKDA"));
    ExportRequest request =
        new ExportRequest(Optional.empty(), Optional.of(whole.summary().next()), true);
    receiver.apply(exporting.run(request, Exporting.NO_PROGRESS).lines());

    assertThat(receiver.facts().keySet()).noneMatch(name -> name.startsWith("AllergyIntolerance"));
  }

  private Map<String, String> atOnce(BundleForm form) {
    Receiver fresh = new Receiver(form == BundleForm.CONDITIONAL);
    fresh.apply(new Exporting(store, form).full().lines());
    return fresh.facts();
  }

  private void change(Random random) {
    int kind = random.nextInt(6);
    if (kind == 0 && !jobs.isEmpty()) {
      try {
        undo.run(
            jobs.remove(random.nextInt(jobs.size())),
            random.nextBoolean() ? JobUndo.LaterChanges.KEEP : JobUndo.LaterChanges.UNDO);
      } catch (ImportException e) {
        // A later merge has to be undone first.
      }
    } else if (kind == 1) {
      merge(random);
    } else {
      jobs.add(importing.run(anyRows(random)).job().orElseThrow().id());
    }
  }

  private void merge(Random random) {
    String from = "1000" + (1 + random.nextInt(3));
    String into = "1000" + (1 + random.nextInt(3));
    try {
      jobs.add(patients.merge(from, Optional.empty(), into, Optional.empty()).id());
    } catch (ImportException e) {
      // One of them is unknown, the same, or already merged.
    }
  }

  /** Rows of five visits of three patients. */
  private static VisitRow[] anyRows(Random random) {
    List<VisitRow> rows = new ArrayList<>();
    for (int visit = 1; visit <= 5; visit++) {
      if (random.nextInt(3) > 0) {
        rows.add(
            VisitRow.of("V-" + visit, "1000" + (1 + (visit + (random.nextInt(8) == 0 ? 1 : 0)) % 3))
                .with("visit_start", "2024-03-0" + visit)
                .with("patient_first", random.nextBoolean() ? "Miriam" : "")
                .with("birth_date", random.nextBoolean() ? "1979-05-12" : "")
                .with("location", "Room " + random.nextInt(3))
                .with("sites", random.nextBoolean() ? "trapezius R; masseter L" : "trapezius R")
                .with("pain_after", String.valueOf(random.nextInt(4)))
                .with("pain_later", random.nextBoolean() ? "48h:1" : "")
                .with("diagnoses", random.nextBoolean() ? "M79.18" : "")
                .with(
                    "allergies",
                    List.of("", "latex", "penicillin; latex", "NKDA").get(random.nextInt(4)))
                .with("consent", random.nextBoolean() ? "yes" : "")
                .with("injectates", random.nextBoolean() ? "lidocaine 1% 2 mL" : ""));
      }
    }
    return rows.isEmpty() ? anyRows(random) : rows.toArray(VisitRow[]::new);
  }
}
