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
    description = "Takes an import back by adding versions; nothing is erased.",
    footer = {
      "",
      "What the import created is marked as entered in error; what it changed says again what it",
      "said before. Broken off, it goes on when it is typed again. Also takes back what",
      "tpi-bridge patients did.",
      "Exit: 0 taken back, 1 later imports changed some of the visits and nothing is done,",
      "2 wrong usage, no such job, no store, or a database that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge undo J17 --dry-run",
      "  tpi-bridge undo J17",
      "  tpi-bridge undo J17 --later keep",
    })
final class UndoCommand implements Callable<Integer> {
  /** As typed. */
  enum LaterChoice {
    refuse(JobUndo.LaterChanges.REFUSE),
    keep(JobUndo.LaterChanges.KEEP),
    take_back(JobUndo.LaterChanges.UNDO);

    private final JobUndo.LaterChanges way;

    LaterChoice(JobUndo.LaterChanges way) {
      this.way = way;
    }

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "JOB", description = "The import, such as J17; see tpi-bridge status.")
  private String job;

  @Option(
      names = "--later",
      paramLabel = "WAY",
      converter = LaterChoiceConverter.class,
      defaultValue = "refuse",
      description = {
        "Where a later import changed a visit: refuse (default; nothing is done), keep (those",
        "visits stay as they are), take-back (the later changes of them go as well)."
      })
  private LaterChoice later;

  @Option(names = "--dry-run", description = "Only say what would be taken back.")
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
      UndoSummary undone = dryRun ? undo.preview(job, later.way) : undo.run(job, later.way);
      if (undone.refused()) {
        refuse(undone);
        return ExitCode.REJECTED.number();
      }
      printSummary(undone);
      return ExitCode.OK.number();
    }
  }

  private void refuse(UndoSummary undone) {
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
                + ". Nothing is taken back.");
    console
        .err()
        .println(
            "Say --later keep to leave those visits as they are, or --later take-back to take the"
                + " later changes back as well.");
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
                + undone.restored()
                + " "
                + would
                + "restored, "
                + undone.unchanged()
                + " left to later imports");
    undone
        .job()
        .ifPresent(
            by ->
                console
                    .out()
                    .println(
                        Quantity.of(undone.shared(), "patient or other shared resource")
                            + " taken back, "
                            + undone.sharedUnchanged()
                            + " still in use; by "
                            + by.id()));
  }
}
