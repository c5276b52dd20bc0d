package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.LongStream;
import org.tpibridge.database.TestDatabase;

/** An import that is killed at random moments and restarted until it is finished. */
final class KilledImport {
  /** Time in which a start opens the store and claims its job. */
  private static final int STARTING_MILLIS = 2_500;

  /** Longer than it takes to collect and commit a transaction. */
  private static final int BETWEEN_MILLIS = 600;

  /**
   * Rows after the last kill that is required: three transactions, more than the program validates
   * at a time. A program that has come so far is killed without a pause, so that it cannot end
   * before, however fast the machine is.
   */
  static final int RESERVE = 3 * Program.VISITS_PER_TRANSACTION;

  private final Program program;
  private final TestDatabase database;
  private final StoreContent undisturbed;
  private final Random random;

  /**
   * @param undisturbed what a store holds after the same import, and after those before it
   */
  KilledImport(Program program, TestDatabase database, StoreContent undisturbed, long seed) {
    this.program = program;
    this.database = database;
    this.undisturbed = undisturbed;
    this.random = new Random(seed);
  }

  /**
   * Kills it at moments spread evenly over its rows, and every fourth time while it starts.
   *
   * @param file in the program's folder
   * @param rows that the file has
   * @param kills how many at least; a few more are planned near the end, where a run may end before
   *     its kill
   */
  void run(String file, int rows, int kills) {
    assertThat(rows).isGreaterThan(RESERVE);
    try (StoreProgress progress = new StoreProgress(database)) {
      run(file, rows, kills, progress);
    }
  }

  private void run(String file, int rows, int kills, StoreProgress progress) {
    int more = 1 + kills / 10;
    long before = progress.position();
    long last = before + rows - RESERVE;
    PrimitiveIterator.OfLong moments =
        LongStream.concat(
                random.longs(kills, before, last).sorted(),
                random.longs(more, last, before + rows * 9L / 10).sorted())
            .iterator();
    int killed = 0;
    while (moments.hasNext()) {
      long moment = moments.nextLong();
      long limit = killed < kills ? last : before + rows;
      try (Program.Running running = program.start("import", file)) {
        if (killed % 4 == 1) {
          running.pause(progress, random.nextInt(STARTING_MILLIS), limit);
        } else {
          running.awaitRows(progress, Math.max(moment, 1));
          running.pause(progress, random.nextInt(BETWEEN_MILLIS), limit);
        }
        if (!running.isAlive()) {
          assertThat(killed).as("kills before the end").isGreaterThanOrEqualTo(kills);
          running.end();
          return;
        }
        running.kill();
        killed++;
      }
      if (progress.position() > before) {
        assertThat(ContentReader.read(database).differencesToEarlier(undisturbed))
            .as("after kill %d", killed)
            .isEmpty();
        if (!progress.isRunning()) {
          // The same command would import the file a second time.
          assertThat(killed).as("kills before the end").isGreaterThanOrEqualTo(kills);
          return;
        }
      }
    }
    program.run("import", file);
  }
}
