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
    description = "Restore the store from a backup.",
    footer = {
      "",
      "The backup is verified before anything is changed. Stop all other processes"
          + " that use the store first. If the restore is interrupted, the store is unchanged.",
      "",
      "Exit codes: 0 restored; 2 wrong usage, a backup that cannot be used, or a store that cannot be"
          + " replaced. The store is then unchanged.",
      "",
      "Examples:",
      "  tpi-bridge restore /backups/visits-2026-11-21.db",
      "  tpi-bridge restore /backups/visits-2026-11-21.db --replace",
    })
final class RestoreCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A file that tpi-bridge backup wrote.")
  private Path file;

  @Option(
      names = "--replace",
      description =
          "Also replace a store that is damaged, or that contains visits. Its visits are lost.")
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
            renamed ->
                console
                    .err()
                    .println("The previous database file was renamed to " + renamed + "."));
    if (restored.erasedSince() > 0) {
      console
          .err()
          .println(
              Quantity.of(restored.erasedSince(), "patient")
                  + (restored.erasedSince() == 1 ? " was" : " were")
                  + " erased after this backup was made and may be in the store again. To erase "
                  + (restored.erasedSince() == 1 ? "the patient" : "them")
                  + " again: tpi-bridge erase --again --yes");
    }
    return ExitCode.OK.number();
  }
}
