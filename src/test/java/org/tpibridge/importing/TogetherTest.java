package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;

/**
 * Several simultaneous imports of overlapping files into one database, each with its own
 * connection.
 */
@OnEachDatabase
class TogetherTest {
  private static final int IMPORTS = 4;
  private static final int VISITS = 60;

  private final TestDatabase database;

  TogetherTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void eachVisitIsStoredOnce() throws Exception {
    List<Jobs.RowCounts> counts = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(IMPORTS);
    try {
      List<Callable<Jobs.RowCounts>> all = new ArrayList<>();
      for (int i = 0; i < IMPORTS; i++) {
        List<VisitRow> rows = rows();
        Collections.shuffle(rows, new Random(i));
        all.add(() -> imported(rows));
      }
      for (Future<Jobs.RowCounts> one : pool.invokeAll(all)) {
        counts.add(one.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(counts.stream().mapToLong(Jobs.RowCounts::created).sum()).isEqualTo(VISITS);
    assertThat(counts.stream().mapToLong(Jobs.RowCounts::unchanged).sum())
        .isEqualTo((IMPORTS - 1) * (long) VISITS);
    assertThat(Contents.numbers(database).values()).containsOnly(1);
  }

  private static List<VisitRow> rows() {
    List<VisitRow> rows = new ArrayList<>();
    for (int i = 1; i <= VISITS; i++) {
      rows.add(VisitRow.of("V-" + i, "M-" + i % 10));
    }
    return rows;
  }

  private Jobs.RowCounts imported(List<VisitRow> rows) {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
        Importing importing = new Importing(store)) {
      return importing.run(VisitRow.file(rows)).counts();
    }
  }
}
