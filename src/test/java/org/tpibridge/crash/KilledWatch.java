package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.tpibridge.database.TestDatabase;

/** A watcher that is killed at random moments and restarted until a file is moved. */
final class KilledWatch {
  /** Time in which a start opens the store and the folder. */
  private static final int STARTING_MILLIS = 2_500;

  /** Longer than it takes to collect and commit a transaction. */
  private static final int BETWEEN_MILLIS = 600;

  /** Time in which a file is moved after its import. */
  private static final int PUTTING_AWAY_MILLIS = 40;

  private final Watcher watcher;
  private final StoreContent undisturbed;
  private final Random random;
  private int kills;

  /**
   * @param undisturbed content of the store if all files are moved without a kill
   */
  KilledWatch(Watcher watcher, StoreContent undisturbed, long seed) {
    this.watcher = watcher;
    this.undisturbed = undisturbed;
    this.random = new Random(seed);
  }

  /**
   * Kills it in turn while rows are stored, after the import, and while it starts.
   *
   * @param rows that the file has
   * @param most maximum number of kills; fewer if the file is moved earlier
   */
  void run(String name, int rows, int most) {
    TestDatabase database = watcher.database();
    long before = ContentReader.position(database);
    long finished = ContentReader.finished(database);
    for (int kill = 0; kill < most && watcher.inbox().holds(name); kill++) {
      try (Program.Running running = watcher.start(0)) {
        switch (kill % 3) {
          case 0 -> {
            watcher.awaitRows(running, before + 1 + random.nextInt(rows));
            Pause.millis(random.nextInt(BETWEEN_MILLIS));
          }
          case 1 -> {
            watcher.awaitFinished(running, finished + 1);
            Pause.millis(random.nextInt(PUTTING_AWAY_MILLIS));
          }
          default -> Pause.millis(random.nextInt(STARTING_MILLIS));
        }
        running.kill();
        kills++;
      }
      assertThat(ContentReader.read(database).differencesToEarlier(undisturbed))
          .as("after kill %d", kills)
          .isEmpty();
    }
    if (watcher.inbox().holds(name)) {
      try (Program.Running running = watcher.start(0)) {
        watcher.awaitAway(running, name);
        running.kill();
      }
    }
  }

  /** Number of kills. */
  int kills() {
    return kills;
  }
}
