package org.tpibridge.cli;

import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;

@Command(
    name = "reindex",
    description = "Rebuild the search index after an upgrade.",
    footer = {
      "",
      "After an upgrade, resources that an older version of the program indexed may be missing"
          + " from search results. This command indexes them again. Imports can run at the same"
          + " time, but stop older versions of the program first. If the command is interrupted,"
          + " run it again to resume.",
      "",
      "Exit codes: 0 all indexed, 2 no store, or a database that cannot be used.",
      "",
      "Example:",
      "  tpi-bridge reindex",
    })
final class ReindexCommand implements Callable<Integer> {
  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  private final CommandServices services;
  private final Console console;

  ReindexCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Store store = services.requiredStore()) {
      long count = reindex(store, console);
      console.err().println(Quantity.of(count, "resource") + " reindexed");
      return ExitCode.OK.number();
    }
  }

  /**
   * Reindexes what an older version of the program indexed, because searches do not find it.
   *
   * @return number of resources
   */
  static long reindex(Store store, Console console) {
    long count = store.outdatedIndexCount();
    if (count > 0) {
      console
          .err()
          .println(
              "Reindexing "
                  + Quantity.of(count, "resource")
                  + " that an earlier version stored, so that searches find them.");
      store.reindex(new ProgressLines(console)::print);
    }
    return count;
  }

  private static final class ProgressLines {
    private final Console console;
    private long last = System.nanoTime();

    ProgressLines(Console console) {
      this.console = console;
    }

    void print(long remaining) {
      long now = System.nanoTime();
      if (now - last > LINE_EVERY_NANOS) {
        last = now;
        console.err().println(Quantity.of(remaining, "resource") + " remaining");
      }
    }
  }
}
