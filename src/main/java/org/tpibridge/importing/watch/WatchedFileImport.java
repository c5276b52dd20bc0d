package org.tpibridge.importing.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Severity;
import org.tpibridge.importing.FileImport;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.ImportOutcome;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.ReportPaths;
import org.tpibridge.importing.RunReports;
import org.tpibridge.importing.StopSignal;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.erasure.OutputFileKind;
import org.tpibridge.importing.jobs.FindingText;
import org.tpibridge.importing.jobs.JobFindings;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.report.ImportReport;
import org.tpibridge.report.PrintableStream;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.RecordedBackups;
import org.tpibridge.store.jobs.Jobs;

/**
 * Imports one file of a watched folder, and writes what is to be known of it beside it.
 *
 * @param program name and version, for the report
 * @param readmit take in patients who were erased before
 * @param outputs for what is written about the file
 */
public record WatchedFileImport(
    ImportFactory factory,
    String program,
    boolean readmit,
    Store store,
    OutputFiles outputs,
    WatchObserver observer,
    StopSignal stop) {

  private static final String FINDINGS = "findings.txt";

  /** What became of the file, and so where it goes. */
  record WatchedFileResult(
      ImportOutcome result,
      WatchFolder.ArchiveFolder place,
      long job,
      Map<Path, OutputFileKind> companions) {}

  /** Whether a file is the program's: erasing finds a backup only where it was made. */
  boolean isProgramFile(Path file) throws IOException {
    if (outputs.isProtected(file)) {
      return true;
    }
    for (RecordedBackups.RecordedBackup backup : store.read(tx -> tx.backups().all())) {
      Path made = Path.of(backup.file());
      if (Files.exists(made) && Files.exists(file) && Files.isSameFile(made, file)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws UsageException where what is told of it cannot be written, or a setting cannot be used
   *     any more
   */
  WatchedFileResult run(WatchFolder folder, WaitingFile waiting) throws IOException {
    Path path = waiting.path();
    Path beside = folder.emptyWorkFolder();
    InputSequence reading = new InputSequence();
    reading.add(path);
    Instant started = Instant.now();
    // The settings of each file are those of its moment: somebody may have mended the map.
    ImportOptions wishes =
        new ImportOptions(false, factory.fingerprint(), readmit, folder.jobOf(waiting));
    try (VisitImporter imports = factory.importer(store);
        RunReports reports =
            new RunReports(outputs, reportPaths(path, beside), InputCoverage.disabled())) {
      FileImport file;
      try (ImportObserver progress = new NotingObserver(observer.begin(reading), folder, waiting)) {
        file = new FileImport(reading.iterator().next(), reports, progress, stop);
        file.run(imports, wishes, store);
      }
      Jobs.Job job = file.job().orElseThrow();
      writeFindings(job, beside.resolve(FINDINGS));
      observer.imported(file);
      reports.finish();
      new ImportReport(
              program,
              false,
              started,
              Duration.between(started, Instant.now()),
              List.of(file.toReport()))
          .write(outputs.open(beside.resolve("report.json")));
      Map<Path, OutputFileKind> written = new LinkedHashMap<>(reports.written());
      written.put(beside.resolve(FINDINGS), OutputFileKind.FINDINGS);
      return result(file, job, written);
    }
  }

  /** Notes which job imports the file, before any row is saved. */
  private final class NotingObserver implements ImportObserver {
    private final ImportObserver observer;
    private final WatchFolder folder;
    private final WaitingFile waiting;

    NotingObserver(ImportObserver observer, WatchFolder folder, WaitingFile waiting) {
      this.observer = observer;
      this.folder = folder;
      this.waiting = waiting;
    }

    @Override
    public void started(Input input, Jobs.Job job) {
      note(folder, waiting, job);
      observer.started(input, job);
    }

    @Override
    public void step() {
      observer.step();
    }

    @Override
    public void close() {
      observer.close();
    }
  }

  /** For the next process; and that the folder holds patients' data, for whoever erases one. */
  private void note(WatchFolder folder, WaitingFile file, Jobs.Job job) {
    try {
      folder.note(file, job.id());
    } catch (IOException e) {
      throw new UsageException("Cannot write beside " + file.path() + ": " + IoErrorText.of(e));
    }
    record(job.key(), Map.of(file.path().toAbsolutePath().getParent(), OutputFileKind.FOLDER));
  }

  /**
   * Records what was written about a file.
   *
   * @param now where the file is now
   */
  void recordCompanions(WatchedFileResult result, Path now) {
    Map<Path, OutputFileKind> files = new LinkedHashMap<>();
    result
        .companions()
        .forEach(
            (file, kind) ->
                files.put(WatchFolder.companion(now, file.getFileName().toString()), kind));
    record(result.job(), files);
  }

  private void record(long job, Map<Path, OutputFileKind> files) {
    try {
      factory.outputRecorder(store).record(Set.of(job), files);
    } catch (IOException e) {
      throw new UsageException("Cannot read what was written: " + IoErrorText.of(e));
    }
  }

  /** From the store, which has them also of rows that were kept before a process was killed. */
  private void writeFindings(Jobs.Job job, Path path) throws IOException {
    try (OutputFile file = outputs.open(path);
        PrintableStream out = new PrintableStream(new PrintStream(file.out(), false, UTF_8))) {
      FindingText text = new FindingText(out);
      new JobFindings(store, job.key())
          .each(
              finding -> {
                if (finding.finding().severity() != Severity.INFORMATION) {
                  text.print(finding.finding());
                }
              });
      if (out.checkError()) {
        throw new UsageException("Cannot write the findings to " + path + ".");
      }
      file.commit();
    }
  }

  private static WatchedFileResult result(
      FileImport file, Jobs.Job job, Map<Path, OutputFileKind> beside) {
    if (file.counts().unreadable() > 0) {
      return new WatchedFileResult(
          ImportOutcome.UNREADABLE, WatchFolder.ArchiveFolder.FAILED, job.key(), beside);
    }
    return new WatchedFileResult(
        file.counts().rejected() > 0 ? ImportOutcome.SOME_REJECTED : ImportOutcome.IMPORTED,
        WatchFolder.ArchiveFolder.DONE,
        job.key(),
        beside);
  }

  private static ReportPaths reportPaths(Path path, Path beside) {
    return new ReportPaths(
        Optional.of(beside.resolve("rejects" + fileExtension(path))),
        Optional.empty(),
        Optional.empty());
  }

  /** Rejects come back in the format that they came in. */
  private static String fileExtension(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.contains(".json") || name.contains(".ndjson")) {
      return ".ndjson";
    }
    return name.contains(".hl7") ? ".hl7" : ".csv";
  }
}
