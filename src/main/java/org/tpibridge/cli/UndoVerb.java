package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tpibridge.importing.Undo;
import org.tpibridge.importing.Undone;
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
final class UndoVerb implements Callable<Integer> {
  /** As typed. */
  enum Later {
    refuse(Undo.Later.REFUSE),
    keep(Undo.Later.KEEP),
    take_back(Undo.Later.TAKE_BACK);

    private final Undo.Later way;

    Later(Undo.Later way) {
      this.way = way;
    }

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  private final Services services;
  private final Console console;

  @Parameters(paramLabel = "JOB", description = "The import, such as J17; see tpi-bridge status.")
  private String job;

  @Option(
      names = "--later",
      paramLabel = "WAY",
      converter = LaterWords.class,
      defaultValue = "refuse",
      description = {
        "Where a later import changed a visit: refuse (default; nothing is done), keep (those",
        "visits stay as they are), take-back (the later changes of them go as well)."
      })
  private Later later;

  @Option(names = "--dry-run", description = "Only say what would be taken back.")
  private boolean dryRun;

  UndoVerb(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Store store = services.foundStore()) {
      BrokenOffErasures.tell(store, console.err());
      Undo undo = new Undo(store, services.indexer(), Terminal.program(), InstantSource.system());
      Undone undone = dryRun ? undo.look(job, later.way) : undo.run(job, later.way);
      if (undone.refused()) {
        refuse(undone);
        return ExitCode.REJECTED.number();
      }
      tell(undone);
      return ExitCode.OK.number();
    }
  }

  private void refuse(Undone undone) {
    console
        .err()
        .println(
            "Later imports changed "
                + Quantity.of(undone.left(), "visit")
                + " of "
                + job
                + ": "
                + String.join(", ", undone.standing())
                + (undone.left() > undone.standing().size() ? ", …" : "")
                + ". Nothing is taken back.");
    console
        .err()
        .println(
            "Say --later keep to leave those visits as they are, or --later take-back to take the"
                + " later changes back as well.");
  }

  private void tell(Undone undone) {
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
                + undone.left()
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
                            + undone.sharedLeft()
                            + " still in use; by "
                            + by.id()));
  }
}
