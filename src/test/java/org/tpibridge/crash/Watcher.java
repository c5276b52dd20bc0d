package org.tpibridge.crash;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.tpibridge.database.TestDatabase;

/** {@code import --watch} as a process with a separate database and folder. */
record Watcher(TestDatabase database, Program program, Inbox inbox) {
  private static final int SECONDS = 300;

  /**
   * @param folder contains the inbox, so that the inbox has the same name in every folder
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

  /** Waits for a state that a running watcher reaches. */
  void await(Program.Running running, BooleanSupplier condition, String what) {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (!running.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("not come to: " + what + "; it said: " + running.said());
      }
      Pause.millis(10);
    }
  }

  void awaitArchived(Program.Running running, String name) {
    await(running, () -> !inbox.contains(name), name + " is archived");
  }

  void awaitRows(Program.Running running, long rows) {
    await(running, () -> ContentReader.position(database) >= rows, rows + " rows are kept");
  }

  void awaitFinished(Program.Running running, long jobs) {
    await(running, () -> ContentReader.finished(database) >= jobs, jobs + " jobs are finished");
  }
}
