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

/** Imports of the same visits in any number, taken back in any order. */
@OnEachDatabase(DatabaseKind.SQLITE)
class UndoChainsTest {
  private static final int IMPORTS = 6;

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final JobUndo undo;

  UndoChainsTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings());
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
  void theLastImportGoesWithoutATrace(long seed) {
    Random random = new Random(seed);
    List<String> standing = new ArrayList<>();
    for (int i = 0; i < IMPORTS; i++) {
      if (!standing.isEmpty() && random.nextInt(3) == 0) {
        takeBackAny(standing, random);
      }
      Map<String, String> before = Contents.inUse(database);
      String job = imported(anyRows(random));
      if (random.nextBoolean()) {
        undo.run(job, JobUndo.LaterChanges.REFUSE);
        assertThat(Contents.inUse(database)).as("after undo of " + job).isEqualTo(before);
      } else {
        standing.add(job);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whereAllIsTakenBackNothingIsInUseAndAFileComesAsIntoAnEmptyStore(long seed) {
    Random random = new Random(seed);
    List<String> standing = new ArrayList<>();
    for (int i = 0; i < IMPORTS; i++) {
      standing.add(imported(anyRows(random)));
      if (random.nextInt(3) == 0) {
        takeBackAny(standing, random);
      }
    }
    while (!standing.isEmpty()) {
      takeBackAny(standing, random);
    }
    assertThat(Contents.inUse(database)).isEmpty();

    VisitRow[] rows = anyRows(random);
    importing.run(rows);

    try (TestDatabase other = database.another();
        Store empty = Store.open(other.settings());
        Importing anew = new Importing(empty)) {
      anew.run(rows);
      assertThat(Contents.inUse(database)).isEqualTo(Contents.inUse(other)).isNotEmpty();
    }
  }

  private void takeBackAny(List<String> standing, Random random) {
    String job = standing.remove(random.nextInt(standing.size()));
    undo.run(job, random.nextBoolean() ? JobUndo.LaterChanges.KEEP : JobUndo.LaterChanges.UNDO);
  }

  private String imported(VisitRow... rows) {
    return importing.run(rows).job().orElseThrow().id();
  }

  /** Of three visits of two patients, which tell more or less of them and contradict nothing. */
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
