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
    description = "Back up the store to one file, also while imports run.",
    footer = {
      "",
      "The file is a SQLite database, whichever database the store uses. Only its owner can read"
          + " it. It is verified before it is renamed to FILE. An existing file is not overwritten.",
      "",
      "Exit codes: 0 written and verified, 2 not written, or there is no store.",
      "",
      "Example:",
      "  tpi-bridge backup /backups/visits-2026-11-21.db",
    })
final class BackupCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "Name of the new file. It must not exist yet.")
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
