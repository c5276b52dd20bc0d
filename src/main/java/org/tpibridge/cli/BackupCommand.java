package org.tpibridge.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.files.OutputException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.BackupSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = "Writes the store, as it is at this moment, to one file; imports may go on.",
    footer = {
      "",
      "The file is a SQLite database whatever database the store lies in; only its owner may read"
          + " it. It is read again before it gets its name, and overwrites nothing.",
      "Exit: 0 written and found to be well, 2 not, or there is no store.",
      "",
      "Example:",
      "  tpi-bridge backup /backups/visits-2026-11-21.db",
    })
final class BackupCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
  private Path file;

  BackupCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      services.outputs(MapFiles.NONE).reserveNew("the backup", file);
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    }
    try (Store store = services.requiredStore()) {
      InterruptedErasures.print(store, console.err());
      BackupSummary made = store.backup(file, Clock.systemUTC().instant());
      console
          .err()
          .printf(
              "Backed up %s (%s, %s) to %s.%n",
              Quantity.of(made.visits(), "visit"),
              Quantity.of(made.resources(), "resource"),
              Quantity.of(made.bytes(), "byte"),
              made.file());
      return ExitCode.OK.number();
    }
  }
}
