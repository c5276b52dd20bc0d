package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.tpibridge.database.TestDatabase;

/** A watcher that is killed at random times and started again until a file is archived. */
final class KilledWatch {
  /** The time that a start needs to open the store and the folder. */
  private static final int STARTING_MILLIS = 2_500;

  /** Longer than it takes to collect and store a transaction. */
  private static final int BETWEEN_MILLIS = 600;

  /** The time in which a file whose import is finished is archived. */
  private static final int PUTTING_AWAY_MILLIS = 40;

  private final Watcher watcher;
  private final StoreContent undisturbed;
  private final Random random;
  private int kills;

  /**
   * @param undisturbed the content of the store after all files were archived without interruption
   */
  KilledWatch(Watcher watcher, StoreContent undisturbed, long seed) {
    this.watcher = watcher;
    this.undisturbed = undisturbed;
    this.random = new Random(seed);
  }

  /**
   * Kills the watcher in turn while rows are stored, when the import is finished, and while it
   * starts.
   *
   * @param rows the number of rows in the file
   * @param most the maximum number of kills; fewer if the file is archived earlier
   */
  void run(String name, int rows, int most) {
    TestDatabase database = watcher.database();
    long before = ContentReader.position(database);
    long finished = ContentReader.finished(database);
    for (int kill = 0; kill < most && watcher.inbox().contains(name); kill++) {
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
    if (watcher.inbox().contains(name)) {
      try (Program.Running running = watcher.start(0)) {
        watcher.awaitArchived(running, name);
        running.kill();
      }
    }
  }

  /** Returns how often the watcher was killed. */
  int kills() {
    return kills;
  }
}
