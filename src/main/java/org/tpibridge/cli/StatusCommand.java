package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.JobText;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.OutputFileKind;
import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.importing.jobs.JobJson;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.importing.messages.RejectedMessages;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
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
      "  tpi-bridge status J3 --rejects rejected.hl7",
      "  tpi-bridge status --output json",
    })
final class StatusCommand implements Callable<Integer> {
  private static final MapFiles NO_MAPS =
      new MapFiles(Optional.empty(), Optional.empty(), Optional.empty());

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
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "With a JOB of a listener: write the rejected messages to FILE, to be corrected and"
              + " imported. Contains patient data.")
  private Optional<Path> rejects = Optional.empty();

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
    if (rejects.isPresent() && id.isEmpty()) {
      throw new UsageException(
          "--rejects requires a job: tpi-bridge status J3 --rejects rejected.hl7");
    }
    if (limit < 1) {
      throw new UsageException("--limit must be 1 or more.");
    }
    Optional<Store> existing = services.existingStore();
    if (existing.isEmpty()) {
      return printNoStore();
    }
    try (Store store = existing.get()) {
      if (rejects.isPresent()) {
        writeRejects(store, id.orElseThrow(), rejects.get());
      } else if (id.isPresent()) {
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

  private void writeRejects(Store store, String name, Path file) {
    Jobs.Job job = job(store, name).job();
    if (!job.request().origin().isOfMessages()) {
      throw new UsageException(
          job.id()
              + " is not a job of a listener. To write the rejected visits of a file, import it with"
              + " --rejects.");
    }
    try {
      int count = write(new RejectedMessages(store, job.key()), file);
      new OutputRecorder(store, services.erasures(), services.sources(), services.readers(NO_MAPS))
          .record(Set.of(job.key()), Map.of(file, OutputFileKind.MESSAGES));
      console.err().println(Quantity.of(count, "rejected message") + " in " + file);
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException("Cannot write to " + file + ": " + IoErrorText.of(e));
    }
  }

  private int write(RejectedMessages messages, Path file) throws IOException {
    OutputFiles outputs = services.outputs(NO_MAPS);
    outputs.reserve("--rejects", file);
    try (OutputFile output = outputs.open(file)) {
      int count = messages.write(output.out());
      output.commit();
      return count;
    }
  }

  private static JobStatus job(Store store, String name) {
    return JobStatus.named(store, name)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no job " + name + ". tpi-bridge status lists all jobs."));
  }

  private void printDetails(Store store, String name) {
    JobStatus job = job(store, name);
    if (format == TextOrJson.json) {
      new JobJson(store, console.out()).writeDetails(job, findings);
    } else {
      new JobText(store, console.text()).printDetails(job, findings);
    }
  }
}
