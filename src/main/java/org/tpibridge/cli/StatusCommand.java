package org.tpibridge.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.JobText;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.jobs.JobJson;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description = "List imports and other jobs of the store, or show one in detail.",
    footer = {
      "",
      "Jobs of other processes are listed as well. How to resume an interrupted job is printed"
          + " below the list.",
      "",
      "Exit codes: 0 shown, or there is no store yet; 2 wrong usage, no such job, or a database"
          + " that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge status",
      "  tpi-bridge status J3",
      "  tpi-bridge status J3 --findings",
      "  tpi-bridge status --output json",
    })
final class StatusCommand implements Callable<Integer> {

  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "Show one job, such as J3, with its rejected visits and finding codes.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--findings",
      description = "With JOB: print every finding, row by row. May quote patient data.")
  private boolean findings;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Number of jobs to list, newest first (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private TextOrJson format;

  StatusCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (findings && id.isEmpty()) {
      throw new UsageException("--findings requires a job: tpi-bridge status J3 --findings");
    }
    if (limit < 1) {
      throw new UsageException("--limit must be 1 or more.");
    }
    Optional<Store> existing = services.existingStore();
    if (existing.isEmpty()) {
      return printNoStore();
    }
    try (Store store = existing.get()) {
      if (id.isPresent()) {
        printDetails(store, id.get());
      } else if (format == TextOrJson.json) {
        new JobJson(store, console.out()).writeList(JobStatus.newest(store, limit));
      } else {
        new JobText(store, console.text()).printList(JobStatus.newest(store, limit));
      }
      printOutdatedIndex(store);
    }
    return ExitCode.OK.number();
  }

  private void printOutdatedIndex(Store store) {
    long outdated = store.outdatedIndexCount();
    if (outdated > 0) {
      console
          .err()
          .println(
              Quantity.of(outdated, "resource")
                  + " indexed by an older version of the program "
                  + (outdated == 1 ? "is" : "are")
                  + " missing from search results. To rebuild the search index: tpi-bridge reindex");
    }
  }

  /** An empty list before the first import is not an error; a job that does not exist is one. */
  private int printNoStore() {
    if (id.isPresent()) {
      throw new UsageException(services.noStoreMessage());
    }
    console.err().println(services.noStoreMessage());
    if (format == TextOrJson.json) {
      console.out().println("[]");
    }
    return ExitCode.OK.number();
  }

  private void printDetails(Store store, String name) {
    JobStatus job =
        JobStatus.named(store, name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "There is no job " + name + ". tpi-bridge status lists all jobs."));
    if (format == TextOrJson.json) {
      new JobJson(store, console.out()).writeDetails(job, findings);
    } else {
      new JobText(store, console.text()).printDetails(job, findings);
    }
  }
}
