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
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.Imports;
import org.tpibridge.importing.Wishes;
import org.tpibridge.importing.erasure.OutputKind;
import org.tpibridge.importing.erasure.Outputs;
import org.tpibridge.report.FindingSummary;
import org.tpibridge.report.ImportReport.ImportedFile;
import org.tpibridge.report.LeftOutTally;
import org.tpibridge.report.Quantity;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreException;

/** The files of one command on their way into the store, one after the other. */
final class ImportRun {
  private final Store store;
  private final Imports imports;
  private final Wishes wishes;
  private final Console console;
  private final StopSignal stop;
  private final List<FileImport> begun = new ArrayList<>();
  private boolean complete = true;

  ImportRun(Store store, Imports imports, Wishes wishes, Console console, StopSignal stop) {
    this.store = store;
    this.imports = imports;
    this.wishes = wishes;
    this.console = console;
    this.stop = stop;
  }

  /** Imports as many as can be, and says of each what became of it. */
  void all(Reading reading, Reports reports) {
    for (Input input : reading) {
      if (!one(input, reading, reports)) {
        tellNotBegun(reading);
        return;
      }
    }
  }

  /** Whether there is sense in going on with the next. */
  private boolean one(Input input, Reading reading, Reports reports) {
    PrintStream err = console.err();
    Optional<String> broken = Optional.empty();
    boolean goingOn = true;
    FileImport file;
    try (ImportObserver progress = new ImportProgress(console, reading)) {
      file = new FileImport(input, reports, progress, stop);
      begun.add(file);
      file.run(imports, wishes, store);
    } catch (ImportException e) {
      broken = Optional.of(e.getMessage());
    } catch (StoreException e) {
      broken = Optional.of(e.getMessage());
      goingOn = false;
    } catch (EndedException e) {
      broken = Optional.of("Ended as asked.");
      goingOn = false;
    }
    file = begun.get(begun.size() - 1);
    new TextFindings(err).print("", file.ofInput());
    if (broken.isPresent()) {
      complete = false;
      err.println(broken.get());
      err.println(howFar(file));
    } else if (file.counts().visits() > 0 || file.counts().unreadable() == 0) {
      err.println(FileImportText.summary(file, wishes.dryRun()));
    }
    FileImportText.erasedRows(file).ifPresent(err::println);
    return goingOn;
  }

  private String howFar(FileImport file) {
    String name = file.input().name();
    if (wishes.dryRun()) {
      return "A dry run keeps nothing, so nothing of " + name + " is in.";
    }
    long in = JobWords.in(file.counts());
    return (in == 0
            ? "Nothing of " + name + " is in yet"
            : Quantity.of(in, "visit") + " of " + name + (in == 1 ? " is in" : " are in"))
        + file.job().map(job -> " (" + job.id() + ")").orElse("")
        + "; the same command goes on.";
  }

  private void tellNotBegun(Reading reading) {
    int left = reading.size() - begun.size();
    if (left > 0) {
      console.err().println(Quantity.of(left, "file") + " not begun.");
    }
  }

  /** Records which files hold patients' data now, for whoever erases a patient. */
  void record(Map<Path, OutputKind> files, Outputs outputs) {
    Set<Long> jobs =
        begun.stream()
            .flatMap(file -> file.job().stream())
            .map(Jobs.Job::key)
            .collect(Collectors.toSet());
    try {
      if (!jobs.isEmpty()) {
        outputs.record(jobs, files);
      }
    } catch (IOException e) {
      throw new UsageException("Cannot read what was written: " + Reason.of(e));
    }
  }

  /** What became of all files together. */
  void tellAll() {
    PrintStream err = console.err();
    if (begun.size() > 1) {
      err.println(
          "%s in %s files: %s"
              .formatted(
                  JobWords.counted(counts()),
                  Quantity.number(begun.size()),
                  JobWords.counts(counts(), wishes.dryRun())));
    }
    LeftOutTally leftOut = new LeftOutTally();
    begun.forEach(file -> leftOut.add(file.leftOut()));
    leftOut.lines().forEach(err::println);
    if (complete && counts().rows() > 0 && counts().visits() + counts().unreadable() == 0) {
      err.println(Tally.NO_VISIT);
    }
    FindingSummary findings = new FindingSummary();
    begun.forEach(file -> findings.add(file.digest()));
    Digest.print(findings, err);
  }

  /**
   * What to do next.
   *
   * @param handedBack whether rejected visits are in a file
   */
  void tellNext(boolean handedBack) {
    PrintStream err = console.err();
    if (wishes.dryRun()) {
      err.println("This was a dry run: nothing is kept.");
    }
    if (counts().rejected() > begun.stream().mapToLong(FileImport::erased).sum()) {
      err.println(
          handedBack
              ? "Fix them there, save that under another name and import it; docs/fixing-rejects.md."
              : "To get rejected visits back to fix, run it again with --rejects rejects.csv.");
    }
    tellCommand("To see all that was found", "status %s --findings", jobs(file -> true));
    tellCommand("To take it back", "undo %s", jobs(file -> JobWords.changed(file.counts())));
  }

  private List<String> jobs(Predicate<FileImport> which) {
    return begun.stream()
        .filter(which)
        .flatMap(file -> file.job().stream())
        .map(Jobs.Job::id)
        .toList();
  }

  private void tellCommand(String what, String command, List<String> jobs) {
    if (!jobs.isEmpty()) {
      String which = jobs.size() == 1 ? jobs.get(0) : "JOB";
      console.err().println(what + ": tpi-bridge " + command.formatted(which));
    }
  }

  List<ImportedFile> toReport() {
    return begun.stream().map(FileImport::toReport).toList();
  }

  private Jobs.Counts counts() {
    return begun.stream().map(FileImport::counts).reduce(Jobs.Counts.NONE, Jobs.Counts::plus);
  }

  ExitCode exitCode() {
    Jobs.Counts counts = counts();
    if (!complete || counts.unreadable() > 0) {
      return ExitCode.UNREADABLE;
    }
    return counts.rejected() > 0 ? ExitCode.REJECTED : ExitCode.OK;
  }
}
