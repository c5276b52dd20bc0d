package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;

/** For any files, the order does not matter, and a dry run gives the counts of the import. */
@OnEachDatabase
class AnyFilesTest {
  private static final int TRIES = 10;

  private final TestDatabase database;
  private final Store store;
  private final Importing importing;

  AnyFilesTest(TestDatabase database) {
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
  void filesInAnotherOrderGiveTheSameStore() {
    try (TestDatabase other = database.another();
        Store second = Store.open(other.settings(), SchemaPolicy.MIGRATE);
        Importing reordered = new Importing(second)) {
      for (int seed = 0; seed < TRIES; seed++) {
        GeneratedFile generated = new GeneratedFile(seed);
        List<VisitRow> rows = generated.consistent();
        importing.run(VisitRow.file(rows));

        List<VisitRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        reordered.run(VisitRow.file(shuffled));

        Map<String, String> one = Contents.current(database);
        Map<String, String> two = Contents.current(other);
        assertThat(two.keySet()).as("seed %s", seed).isEqualTo(one.keySet());
        assertThat(one.keySet().stream().filter(n -> !one.get(n).equals(two.get(n))))
            .as("seed %s", seed)
            .isEmpty();
      }
      assertThat(Contents.ownedNumbers(other))
          .isEqualTo(Contents.ownedNumbers(database))
          .isNotEmpty();
    }
  }

  @Test
  void aDryRunCountsLikeTheImportAndChangesNothing() {
    Jobs.RowCounts all = Jobs.RowCounts.NONE;
    for (int seed = 0; seed < TRIES; seed++) {
      GeneratedFile generated = new GeneratedFile(seed);
      importing.run(generated.anything());
      List<Input> files = List.of(generated.anything(), generated.anything(), generated.anything());
      List<String> before = Contents.all(database);

      List<Jobs.RowCounts> dry = new ArrayList<>();
      try (Importing dryRuns = new Importing(store)) {
        files.forEach(file -> dry.add(dryRuns.dryRun(file).counts()));
      }

      assertThat(Contents.all(database)).as("seed %s", seed).isEqualTo(before);
      List<Jobs.RowCounts> real = files.stream().map(f -> importing.run(f).counts()).toList();
      assertThat(dry).as("seed %s", seed).isEqualTo(real);
      all = sum(all, real);
    }
    // All outcomes occurred.
    assertThat(List.of(all.created(), all.updated(), all.unchanged(), all.rejected()))
        .allMatch(count -> count > 0);
  }

  private static Jobs.RowCounts sum(Jobs.RowCounts all, List<Jobs.RowCounts> counts) {
    Jobs.RowCounts sum = all;
    for (Jobs.RowCounts one : counts) {
      sum =
          new Jobs.RowCounts(
              sum.created() + one.created(),
              sum.updated() + one.updated(),
              sum.unchanged() + one.unchanged(),
              sum.rejected() + one.rejected(),
              sum.unreadable() + one.unreadable());
    }
    return sum;
  }
}
