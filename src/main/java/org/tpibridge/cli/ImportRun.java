package org.tpibridge.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.FileImportText;
import org.tpibridge.cli.output.FindingSummaryText;
import org.tpibridge.cli.output.ImportProgress;
import org.tpibridge.cli.output.JobPhrases;
import org.tpibridge.cli.output.TextFindingWriter;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.importing.FileImport;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.ImportStoppedException;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.RunReports;
import org.tpibridge.importing.StopSignal;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.erasure.OutputFileKind;
import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.FindingSummary;
import org.tpibridge.report.ImportReport.ImportedFile;
import org.tpibridge.report.LeftOutCounts;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.jobs.Jobs;

/** Imports the files of one command into the store, one after the other. */
final class ImportRun {
  private static final int JOBS_SHOWN = 5;

  private final Store store;
  private final VisitImporter importer;
  private final ImportOptions options;
  private final Console console;
  private final StopSignal stop;
  private final List<FileImport> started = new ArrayList<>();
  private boolean complete = true;

  ImportRun(
      Store store,
      VisitImporter importer,
      ImportOptions options,
      Console console,
      StopSignal stop) {
    this.store = store;
    this.importer = importer;
    this.options = options;
    this.console = console;
    this.stop = stop;
  }

  /** Imports as many files as possible, and prints the result for each. */
  void importAll(InputSequence inputs, RunReports reports) {
    for (Input input : inputs) {
      if (!importFile(input, inputs, reports)) {
        printNotStarted(inputs);
        return;
      }
    }
  }

  /** Returns whether the next file can be imported. */
  private boolean importFile(Input input, InputSequence inputs, RunReports reports) {
    PrintStream err = console.err();
    Optional<String> interruption = Optional.empty();
    boolean canContinue = true;
    FileImport file;
    try (ImportObserver progress = new ImportProgress(console, inputs)) {
      file = new FileImport(input, reports, progress, stop);
      started.add(file);
      file.run(importer, options, store);
    } catch (ImportException e) {
      interruption = Optional.of(e.getMessage());
    } catch (StoreException e) {
      interruption = Optional.of(e.getMessage());
      canContinue = false;
    } catch (ImportStoppedException e) {
      interruption = Optional.of("Stopped on request.");
      canContinue = false;
    }
    file = started.get(started.size() - 1);
    new TextFindingWriter(console.err()).print("", file.inputFindings());
    if (interruption.isPresent()) {
      complete = false;
      err.println(interruption.get());
      err.println(progressText(file));
    } else if (file.counts().visits() > 0 || file.counts().unreadable() == 0) {
      err.println(FileImportText.summary(file, options.dryRun()));
    }
    FileImportText.erasedRows(file).ifPresent(err::println);
    return canContinue;
  }

  private String progressText(FileImport file) {
    String name = file.input().name();
    if (options.dryRun()) {
      return "This was a dry run: nothing of " + name + " was saved.";
    }
    if (file.job().isEmpty()) {
      return "Nothing of " + name + " was imported.";
    }
    long stored = JobPhrases.inStore(file.counts());
    return (stored == 0
            ? "No visit of " + name + " is"
            : Quantity.of(stored, "visit") + " of " + name + (stored == 1 ? " is" : " are"))
        + " in the store"
        + file.job().map(job -> " (job " + job.id() + ")").orElse("")
        + ". Run the same command again to resume.";
  }

  private void printNotStarted(InputSequence inputs) {
    int remaining = inputs.size() - started.size();
    if (remaining > 0) {
      console.err().println(Quantity.of(remaining, "file") + " not started.");
    }
  }

  /** Records which files now contain patient data, so that an erasure finds them. */
  void record(Map<Path, OutputFileKind> files, OutputRecorder outputs) {
    Set<Long> jobs =
        started.stream()
            .flatMap(file -> file.job().stream())
            .map(Jobs.Job::key)
            .collect(Collectors.toSet());
    try {
      if (!jobs.isEmpty()) {
        outputs.record(jobs, files);
      }
    } catch (IOException e) {
      throw new UsageException("Cannot read an output file: " + IoErrorText.of(e));
    }
  }

  /** Prints the result for all files together. */
  void printTotals() {
    PrintStream err = console.err();
    if (started.size() > 1) {
      err.println(
          "%s in %s files: %s"
              .formatted(
                  JobPhrases.visitCount(counts()),
                  Quantity.number(started.size()),
                  JobPhrases.counts(counts(), options.dryRun())));
    }
    LeftOutCounts leftOut = new LeftOutCounts();
    started.forEach(file -> leftOut.add(file.leftOut()));
    leftOut.lines().forEach(err::println);
    if (complete && counts().rows() > 0 && counts().visits() + counts().unreadable() == 0) {
      err.println(RunSummary.NO_VISIT);
    }
    FindingSummary findings = new FindingSummary();
    started.forEach(file -> findings.add(file.findingSummary()));
    FindingSummaryText.print(findings, err);
  }

  /**
   * Prints what to do next.
   *
   * @param hasRejectsFile whether rejected visits were written to a file
   */
  void printNextSteps(boolean hasRejectsFile) {
    PrintStream err = console.err();
    if (options.dryRun()) {
      err.println("This was a dry run: nothing was saved.");
    }
    if (counts().rejected() > started.stream().mapToLong(FileImport::erasedRows).sum()) {
      err.println(
          hasRejectsFile
              ? "Correct them there, save the file under another name and import it"
                  + " (docs/fixing-rejects.md)."
              : "To get the rejected visits in a file to correct, run the command again with"
                  + " --rejects rejects.csv.");
    }
    printCommand("To see all findings", "status %s --findings", jobs(file -> true));
    printCommand("To undo the import", "undo %s", jobs(file -> JobPhrases.changed(file.counts())));
  }

  private List<String> jobs(Predicate<FileImport> filter) {
    return started.stream()
        .filter(filter)
        .flatMap(file -> file.job().stream())
        .map(Jobs.Job::id)
        .toList();
  }

  private void printCommand(String purpose, String command, List<String> jobs) {
    if (!jobs.isEmpty()) {
      console
          .err()
          .println(
              jobs.size() == 1
                  ? purpose + ": tpi-bridge " + command.formatted(jobs.get(0))
                  : "%s: tpi-bridge %s (JOB: %s%s)"
                      .formatted(
                          purpose,
                          command.formatted("JOB"),
                          String.join(", ", jobs.subList(0, Math.min(JOBS_SHOWN, jobs.size()))),
                          jobs.size() > JOBS_SHOWN ? ", …" : ""));
    }
  }

  List<ImportedFile> toReport() {
    return started.stream().map(FileImport::toReport).toList();
  }

  private Jobs.RowCounts counts() {
    return started.stream()
        .map(FileImport::counts)
        .reduce(Jobs.RowCounts.NONE, Jobs.RowCounts::plus);
  }

  ExitCode exitCode() {
    Jobs.RowCounts counts = counts();
    if (!complete || counts.unreadable() > 0) {
      return ExitCode.FAILED;
    }
    return counts.rejected() > 0 ? ExitCode.NOT_ALL_SUCCEEDED : ExitCode.OK;
  }
}
