package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PrimitiveIterator;
import java.util.Random;

/** A watcher that is killed at random moments and restarted until a file is moved. */
final class KilledWatch {
  /** Time in which a start opens the store and the folder. */
  private static final int STARTING_MILLIS = 2_500;

  /** Longer than it takes to collect and commit a transaction. */
  private static final int BETWEEN_MILLIS = 600;

  /** Time in which a file is moved after its import. */
  private static final int MOVING_MILLIS = 40;

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
   * Kills it in turn while rows are stored and while it starts, and in the last third of the kills
   * after the import. Of a file with more than {@link KilledImport#RESERVE} rows, the kills before
   * the last third cannot come too late, however fast the machine is.
   *
   * @param rows that the file has
   * @param most maximum number of kills; fewer if the file is moved earlier
   */
  void run(String name, int rows, int most) {
    try (StoreProgress progress = new StoreProgress(watcher.database())) {
      run(name, rows, most, progress);
    }
  }

  private void run(String name, int rows, int most, StoreProgress progress) {
    int early = Math.max(1, most * 2 / 3);
    long before = progress.position();
    long finished = progress.finished();
    boolean isLong = rows > KilledImport.RESERVE;
    long last = before + (isLong ? rows - KilledImport.RESERVE : rows);
    PrimitiveIterator.OfLong moments =
        random.longs((early + 1) / 2, before + 1, last + 1).sorted().iterator();
    for (int kill = 0; kill < most && watcher.inbox().holds(name); kill++) {
      try (Program.Running running = watcher.start(0)) {
        if (kill >= early) {
          watcher.awaitFinished(running, finished + 1);
          Pause.millis(random.nextInt(MOVING_MILLIS));
        } else {
          int millis = STARTING_MILLIS;
          if (kill % 2 == 0) {
            watcher.awaitRows(running, moments.nextLong());
            millis = BETWEEN_MILLIS;
          }
          running.pause(progress, random.nextInt(millis), isLong ? last : Long.MAX_VALUE);
        }
        running.kill();
        kills++;
      }
      assertThat(ContentReader.read(watcher.database()).differencesToEarlier(undisturbed))
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
