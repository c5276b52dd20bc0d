package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.UndoSummary;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "undo",
    description =
        "Undo an import. Nothing is deleted: previous content is restored as new versions.",
    footer = {
      "",
      "What the import created is marked as entered in error; what it changed gets its previous"
          + " content. Jobs of tpi-bridge patients can also be undone. If the command is"
          + " interrupted, run it again to resume.",
      "",
      "Exit codes: 0 undone; 1 nothing was undone, because later imports changed some of the"
          + " visits; 2 wrong usage, no such job, no store, or a database that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge undo J17 --dry-run",
      "  tpi-bridge undo J17",
      "  tpi-bridge undo J17 --later keep",
    })
final class UndoCommand implements Callable<Integer> {
  /** Lowercase, because users type these after {@code --later}. */
  enum LaterChoice {
    refuse(JobUndo.LaterChanges.REFUSE),
    keep(JobUndo.LaterChanges.KEEP),
    undo(JobUndo.LaterChanges.UNDO);

    private final JobUndo.LaterChanges changes;

    LaterChoice(JobUndo.LaterChanges changes) {
      this.changes = changes;
    }
  }

  private final CommandServices services;
  private final Console console;

  @Parameters(
      paramLabel = "JOB",
      description = "The job, such as J17; tpi-bridge status lists them.")
  private String job;

  @Option(
      names = "--later",
      paramLabel = "CHOICE",
      defaultValue = "refuse",
      description =
          "If later imports changed some of its visits: refuse (default; undo nothing), keep (leave"
              + " those visits unchanged) or undo (undo the later changes as well).")
  private LaterChoice later;

  @Option(names = "--dry-run", description = "Show what would be undone, and change nothing.")
  private boolean dryRun;

  UndoCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Store store = services.requiredStore()) {
      InterruptedErasures.print(store, console.err());
      JobUndo undo =
          new JobUndo(store, services.indexer(), Terminal.program(), InstantSource.system());
      UndoSummary undone = dryRun ? undo.preview(job, later.changes) : undo.run(job, later.changes);
      if (undone.refused()) {
        printRefusal(undone);
        return ExitCode.NOT_ALL_SUCCEEDED.number();
      }
      printSummary(undone);
      return ExitCode.OK.number();
    }
  }

  private void printRefusal(UndoSummary undone) {
    console
        .err()
        .println(
            "Later imports changed "
                + Quantity.of(undone.unchanged(), "visit")
                + " of "
                + job
                + ": "
                + String.join(", ", undone.changedLater())
                + (undone.unchanged() > undone.changedLater().size() ? ", …" : "")
                + ". Nothing was undone.");
    console
        .err()
        .println(
            "Use --later keep to leave those visits unchanged, or --later undo to undo the later"
                + " changes as well.");
  }

  private void printSummary(UndoSummary undone) {
    String would = dryRun ? "would be " : "";
    console
        .out()
        .println(
            Quantity.of(undone.retracted(), "visit")
                + " "
                + would
                + "marked as entered in error, "
                + Quantity.number(undone.restored())
                + " "
                + would
                + "restored, "
                + Quantity.number(undone.unchanged())
                + " not undone, because later imports changed them");
    undone
        .job()
        .ifPresent(
            by ->
                console
                    .out()
                    .println(
                        Quantity.of(undone.shared(), "shared resource")
                            + " (such as patients) marked as entered in error or restored, "
                            + Quantity.number(undone.sharedUnchanged())
                            + " not undone, because other visits use them (job "
                            + by.id()
                            + ")"));
  }
}
