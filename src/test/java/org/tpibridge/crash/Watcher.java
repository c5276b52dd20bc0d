package org.tpibridge.crash;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.tpibridge.database.TestDatabase;

/** {@code import --watch} as a process, with a database and a separate folder. */
record Watcher(TestDatabase database, Program program, Inbox inbox) {
  private static final int SECONDS = 300;

  /**
   * @param folder contains the inbox, so that its relative path is always the same
   */
  static Watcher in(TestDatabase database, Path folder) {
    return new Watcher(database, new Program(database, folder), Inbox.in(folder));
  }

  /**
   * @param rest seconds; 0 if files are renamed into the folder
   */
  Program.Running start(int rest) {
    return program.start("import", "--watch", "inbox", "--rest", String.valueOf(rest));
  }

  /** Waits for a condition while the watcher runs. */
  void await(Program.Running running, BooleanSupplier condition, String what) {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (!running.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("not come to: " + what + "; it said: " + running.said());
      }
      Pause.millis(10);
    }
  }

  void awaitAway(Program.Running running, String name) {
    await(running, () -> !inbox.holds(name), name + " is away");
  }

  void awaitRows(Program.Running running, long rows) {
    try (StoreProgress progress = new StoreProgress(database)) {
      await(running, () -> progress.position() >= rows, rows + " rows are stored");
    }
  }

  void awaitFinished(Program.Running running, long jobs) {
    try (StoreProgress progress = new StoreProgress(database)) {
      await(running, () -> progress.finished() >= jobs, jobs + " jobs are finished");
    }
  }
}
