package org.tpibridge.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
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
    description = "Lists imports and other jobs of the store, or tells all about one.",
    footer = {
      "",
      "Jobs of other processes are listed, too. One that is broken off says how to go on.",
      "Exit: 0 told, also where there is no store yet; 2 wrong usage, no such job, or a database",
      "that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge status",
      "  tpi-bridge status J3",
      "  tpi-bridge status J3 --findings",
      "  tpi-bridge status --output json",
    })
final class StatusCommand implements Callable<Integer> {

  enum Form {
    text,
    json
  }

  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "One job, such as J3, with its rejected visits and findings.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--findings",
      description = "With JOB: all that was found, row by row. May quote patients' records.")
  private boolean findings;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many jobs to list, newest first (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Form form;

  StatusCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (findings && id.isEmpty()) {
      throw new UsageException("--findings is about one job; name it: tpi-bridge status J3.");
    }
    if (limit < 1) {
      throw new UsageException("--limit is at least 1.");
    }
    Optional<Store> standing = services.existingStore();
    if (standing.isEmpty()) {
      return nothing();
    }
    try (Store store = standing.get()) {
      if (id.isPresent()) {
        printIndexState(store, id.get());
      } else if (form == Form.json) {
        new JobJson(store, console.out()).writeList(JobStatus.newest(store, limit));
      } else {
        new JobText(store, console.text()).printList(JobStatus.newest(store, limit));
      }
      hintAtStaleIndex(store);
    }
    return ExitCode.OK.number();
  }

  private void hintAtStaleIndex(Store store) {
    long left = store.outdatedIndexCount();
    if (left > 0) {
      console
          .err()
          .println(
              Quantity.of(left, "resource")
                  + " not found by searches, for an older version of the program indexed them:"
                  + " tpi-bridge reindex");
    }
  }

  /** Before the first import there is nothing to list, which is no fault; a job is none of it. */
  private int nothing() {
    if (id.isPresent()) {
      throw new UsageException(services.noStoreMessage());
    }
    console.err().println(services.noStoreMessage());
    if (form == Form.json) {
      console.out().println("[]");
    }
    return ExitCode.OK.number();
  }

  private void printIndexState(Store store, String name) {
    JobStatus job =
        JobStatus.named(store, name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "There is no job " + name + "; tpi-bridge status lists them."));
    if (form == Form.json) {
      new JobJson(store, console.out()).writeDetails(job, findings);
    } else {
      new JobText(store, console.text()).printDetails(job, findings);
    }
  }
}
