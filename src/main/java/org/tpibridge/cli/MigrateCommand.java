package org.tpibridge.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.store.database.SchemaUpdate;
import picocli.CommandLine.Command;

@Command(
    name = "migrate",
    description = "Update the tables of the store after an upgrade.",
    footer = {
      "",
      "After an upgrade, the tables of an existing store may have an older version. import, listen"
          + " and serve update them when they start; all other commands refuse the store until it"
          + " is updated. This command only updates. It can be run again at any time: if it is"
          + " interrupted, run it again to resume; if nothing is to be done, it changes nothing.",
      "",
      "Back up the store with the old version of the program first: older versions cannot use the"
          + " store afterwards.",
      "",
      "Exit codes: 0 the tables have the version of this program, 2 no store, or a database that"
          + " cannot be used.",
      "",
      "Example:",
      "  tpi-bridge migrate",
    })
final class MigrateCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  MigrateCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    SchemaUpdate update = services.migrate();
    console.out().println(text(update, Duration.ofNanos(System.nanoTime() - start)));
    return ExitCode.OK.number();
  }

  private static String text(SchemaUpdate update, Duration took) {
    return update.isUnchanged()
        ? "The store already has version " + update.to() + " of the tables."
        : String.format(
            Locale.ROOT,
            "The store was updated from version %s to version %s of the tables in %.1f s.",
            update.from().orElse("0"),
            update.to(),
            took.toMillis() / 1000.0);
  }
}
