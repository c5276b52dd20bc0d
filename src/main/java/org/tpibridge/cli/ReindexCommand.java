package org.tpibridge.cli;

import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;

@Command(
    name = "reindex",
    description = "Makes the store's search index anew where an older version of the program did.",
    footer = {
      "",
      "Until then searches do not find what is left. Imports may go on meanwhile; those of older",
      "versions of the program have to be ended first. Broken off, it goes on when it is typed",
      "again.",
      "Exit: 0 all is indexed, 2 no store, or a database that cannot be used.",
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
      long count = store.outdatedIndexCount();
      store.reindex(new ProgressLines()::print);
      console.err().println(Quantity.of(count, "resource") + " indexed again");
      return ExitCode.OK.number();
    }
  }

  private final class ProgressLines {
    private long last = System.nanoTime();

    void print(long left) {
      long now = System.nanoTime();
      if (now - last > LINE_EVERY_NANOS) {
        last = now;
        console.err().println(Quantity.of(left, "resource") + " left");
      }
    }
  }
}
