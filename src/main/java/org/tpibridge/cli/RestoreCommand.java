package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.backup.RestoreSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = "Puts a backup in the place of the store.",
    footer = {
      "",
      "All of the backup is read and found to be well before anything is touched. Other processes"
          + " that use the store must be stopped. Where it breaks off, the store is as it was.",
      "Exit: 0 restored, 2 not.",
      "",
      "Examples:",
      "  tpi-bridge restore /backups/visits-2026-11-21.db",
      "  tpi-bridge restore /backups/visits-2026-11-21.db --replace",
    })
final class RestoreCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What tpi-bridge backup wrote.")
  private Path file;

  @Option(
      names = "--replace",
      description = "Also where the store holds visits, which are then gone, or is damaged.")
  private boolean replace;

  RestoreCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    RestoreSummary restored = services.restore(file, replace);
    console
        .err()
        .printf(
            "Restored %s (%s) from %s.%n",
            Quantity.of(restored.visits(), "visit"),
            Quantity.of(restored.resources(), "resource"),
            file);
    restored
        .damagedFile()
        .ifPresent(
            aside -> console.err().println("What was there before is put aside as " + aside + "."));
    if (restored.erasedSince() > 0) {
      console
          .err()
          .println(
              Quantity.of(restored.erasedSince(), "patient")
                  + (restored.erasedSince() == 1 ? " was" : " were")
                  + " erased after this backup was made and may be in the store again. Erase again:"
                  + " tpi-bridge erase --again --yes");
    }
    return ExitCode.OK.number();
  }
}
