package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;

/** Imports the same visits several times and undoes the imports in any order. */
@OnEachDatabase(DatabaseKind.SQLITE)
class UndoChainsTest {
  private static final int IMPORTS = 6;

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final JobUndo undo;

  UndoChainsTest(TestDatabase database) {
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void undoingTheLastImportRestoresTheStateBefore(long seed) {
    Random random = new Random(seed);
    List<String> activeJobs = new ArrayList<>();
    for (int i = 0; i < IMPORTS; i++) {
      if (!activeJobs.isEmpty() && random.nextInt(3) == 0) {
        undoAny(activeJobs, random);
      }
      Map<String, String> before = Contents.inUse(database);
      String job = imported(anyRows(random));
      if (random.nextBoolean()) {
        undo.run(job, JobUndo.LaterChanges.REFUSE);
        assertThat(Contents.inUse(database)).as("after undo of " + job).isEqualTo(before);
      } else {
        activeJobs.add(job);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void afterAllImportsAreUndoneAFileIsImportedAsIntoAnEmptyStore(long seed) {
    Random random = new Random(seed);
    List<String> activeJobs = new ArrayList<>();
    for (int i = 0; i < IMPORTS; i++) {
      activeJobs.add(imported(anyRows(random)));
      if (random.nextInt(3) == 0) {
        undoAny(activeJobs, random);
      }
    }
    while (!activeJobs.isEmpty()) {
      undoAny(activeJobs, random);
    }
    assertThat(Contents.inUse(database)).isEmpty();

    VisitRow[] rows = anyRows(random);
    importing.run(rows);

    try (TestDatabase other = database.another();
        Store empty = Store.open(other.settings(), SchemaPolicy.MIGRATE);
        Importing second = new Importing(empty)) {
      second.run(rows);
      assertThat(Contents.inUse(database)).isEqualTo(Contents.inUse(other)).isNotEmpty();
    }
  }

  private void undoAny(List<String> activeJobs, Random random) {
    String job = activeJobs.remove(random.nextInt(activeJobs.size()));
    undo.run(job, random.nextBoolean() ? JobUndo.LaterChanges.KEEP : JobUndo.LaterChanges.UNDO);
  }

  private String imported(VisitRow... rows) {
    return importing.run(rows).job().orElseThrow().id();
  }

  /**
   * Returns rows of three visits of two patients, with some values missing and without conflicts.
   */
  private static VisitRow[] anyRows(Random random) {
    List<VisitRow> rows = new ArrayList<>();
    for (int visit = 1; visit <= 3; visit++) {
      if (random.nextInt(3) > 0) {
        rows.add(
            VisitRow.of("V-" + visit, visit < 3 ? "10001" : "10002")
                .with("birth_date", random.nextBoolean() ? "1979-05-12" : "")
                .with("patient_first", random.nextBoolean() ? "Miriam" : "")
                .with("location", "Room " + random.nextInt(2))
                .with("pain_after", String.valueOf(random.nextInt(4)))
                .with("injectates", random.nextBoolean() ? "lidocaine 1% 2 mL" : ""));
      }
    }
    return rows.isEmpty() ? anyRows(random) : rows.toArray(VisitRow[]::new);
  }
}
