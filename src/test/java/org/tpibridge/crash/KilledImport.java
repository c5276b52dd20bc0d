package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.Random;
import org.tpibridge.database.TestDatabase;

/**
 * An import that is killed at random times and started again with the same command until it is
 * finished.
 */
final class KilledImport {
  /** The time that a start needs to open the store and claim its job. */
  private static final int STARTING_MILLIS = 2_500;

  /** Longer than it takes to collect and store a transaction. */
  private static final int BETWEEN_MILLIS = 600;

  private final Program program;
  private final TestDatabase database;
  private final StoreContent undisturbed;
  private final Random random;

  /**
   * @param undisturbed the content of a store after the same import, and after those before it
   */
  KilledImport(Program program, TestDatabase database, StoreContent undisturbed, long seed) {
    this.program = program;
    this.database = database;
    this.undisturbed = undisturbed;
    this.random = new Random(seed);
  }

  /**
   * Kills the import at times spread evenly over its rows; every fourth time while it starts.
   *
   * @param rows the number of rows in the file
   * @param kills the minimum number of kills; a few more are planned, because a run may end before
   *     its kill
   */
  void run(Path file, int rows, int kills) {
    int planned = kills + 1 + kills / 10;
    long before = ContentReader.position(database);
    PrimitiveIterator.OfLong moments =
        random.longs(planned, before, before + rows * 9L / 10).sorted().iterator();
    int killed = 0;
    while (moments.hasNext()) {
      long moment = moments.nextLong();
      try (Program.Running running = program.start("import", file.toString())) {
        if (killed % 4 == 1) {
          Pause.millis(random.nextInt(STARTING_MILLIS));
        } else {
          running.awaitRows(database, Math.max(moment, 1));
          Pause.millis(random.nextInt(BETWEEN_MILLIS));
        }
        if (!running.isAlive()) {
          assertThat(killed).as("kills before the end").isGreaterThanOrEqualTo(kills);
          running.end();
          return;
        }
        running.kill();
        killed++;
      }
      if (ContentReader.position(database) > before) {
        assertThat(ContentReader.read(database).differencesToEarlier(undisturbed))
            .as("after kill %d", killed)
            .isEmpty();
        if (!ContentReader.isRunning(database)) {
          // The same command would start to import the file a second time.
          assertThat(killed).as("kills before the end").isGreaterThanOrEqualTo(kills);
          return;
        }
      }
    }
    program.run("import", file.toString());
  }
}
