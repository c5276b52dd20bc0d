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

/** The files of one command on their way into the store, one after the other. */
final class ImportRun {
  private final Store store;
  private final VisitImporter imports;
  private final ImportOptions options;
  private final Console console;
  private final StopSignal stop;
  private final List<FileImport> started = new ArrayList<>();
  private boolean complete = true;

  ImportRun(
      Store store, VisitImporter imports, ImportOptions options, Console console, StopSignal stop) {
    this.store = store;
    this.imports = imports;
    this.options = options;
    this.console = console;
    this.stop = stop;
  }

  /** Imports as many as can be, and says of each what became of it. */
  void importAll(InputSequence reading, RunReports reports) {
    for (Input input : reading) {
      if (!importFile(input, reading, reports)) {
        printNotStarted(reading);
        return;
      }
    }
  }

  /** Whether there is sense in going on with the next. */
  private boolean importFile(Input input, InputSequence reading, RunReports reports) {
    PrintStream err = console.err();
    Optional<String> broken = Optional.empty();
    boolean goingOn = true;
    FileImport file;
    try (ImportObserver progress = new ImportProgress(console, reading)) {
      file = new FileImport(input, reports, progress, stop);
      started.add(file);
      file.run(imports, options, store);
    } catch (ImportException e) {
      broken = Optional.of(e.getMessage());
    } catch (StoreException e) {
      broken = Optional.of(e.getMessage());
      goingOn = false;
    } catch (ImportStoppedException e) {
      broken = Optional.of("Ended as asked.");
      goingOn = false;
    }
    file = started.get(started.size() - 1);
    new TextFindingWriter(console.err()).print("", file.inputFindings());
    if (broken.isPresent()) {
      complete = false;
      err.println(broken.get());
      err.println(progressText(file));
    } else if (file.counts().visits() > 0 || file.counts().unreadable() == 0) {
      err.println(FileImportText.summary(file, options.dryRun()));
    }
    FileImportText.erasedRows(file).ifPresent(err::println);
    return goingOn;
  }

  private String progressText(FileImport file) {
    String name = file.input().name();
    if (options.dryRun()) {
      return "A dry run keeps nothing, so nothing of " + name + " is in.";
    }
    long in = JobPhrases.inStore(file.counts());
    return (in == 0
            ? "Nothing of " + name + " is in yet"
            : Quantity.of(in, "visit") + " of " + name + (in == 1 ? " is in" : " are in"))
        + file.job().map(job -> " (" + job.id() + ")").orElse("")
        + "; the same command goes on.";
  }

  private void printNotStarted(InputSequence reading) {
    int left = reading.size() - started.size();
    if (left > 0) {
      console.err().println(Quantity.of(left, "file") + " not begun.");
    }
  }

  /** Records which files hold patients' data now, for whoever erases a patient. */
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
      throw new UsageException("Cannot read what was written: " + IoErrorText.of(e));
    }
  }

  /** What became of all files together. */
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
   * What to do next.
   *
   * @param handedBack whether rejected visits are in a file
   */
  void printNextSteps(boolean handedBack) {
    PrintStream err = console.err();
    if (options.dryRun()) {
      err.println("This was a dry run: nothing is kept.");
    }
    if (counts().rejected() > started.stream().mapToLong(FileImport::erasedRows).sum()) {
      err.println(
          handedBack
              ? "Fix them there, save that under another name and import it; docs/fixing-rejects.md."
              : "To get rejected visits back to fix, run it again with --rejects rejects.csv.");
    }
    printCommand("To see all that was found", "status %s --findings", jobs(file -> true));
    printCommand("To take it back", "undo %s", jobs(file -> JobPhrases.changed(file.counts())));
  }

  private List<String> jobs(Predicate<FileImport> which) {
    return started.stream()
        .filter(which)
        .flatMap(file -> file.job().stream())
        .map(Jobs.Job::id)
        .toList();
  }

  private void printCommand(String what, String command, List<String> jobs) {
    if (!jobs.isEmpty()) {
      String which = jobs.size() == 1 ? jobs.get(0) : "JOB";
      console.err().println(what + ": tpi-bridge " + command.formatted(which));
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
      return ExitCode.UNREADABLE;
    }
    return counts.rejected() > 0 ? ExitCode.REJECTED : ExitCode.OK;
  }
}
