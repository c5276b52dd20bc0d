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
 * Imports one file of a watched folder and writes its reports.
 *
 * @param program name and version of the program, for the report
 * @param readmit whether to import patients who were erased before
 * @param outputs opens the report files
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

  /** The result of the import, the archive folder for the file, and its reports. */
  record WatchedFileResult(
      ImportOutcome result,
      WatchFolder.ArchiveFolder place,
      long job,
      Map<Path, OutputFileKind> companions) {}

  /**
   * Returns whether a file belongs to the program. Backups must stay where they are, because an
   * erasure looks for them there.
   */
  boolean isProgramFile(Path file) throws IOException {
    if (outputs.isProtected(file)) {
      return true;
    }
    for (RecordedBackups.RecordedBackup backup : store.read(tx -> tx.backups().all())) {
      Path backupFile = Path.of(backup.file());
      if (Files.exists(backupFile) && Files.exists(file) && Files.isSameFile(backupFile, file)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws UsageException if a report cannot be written, or a setting is no longer valid
   */
  WatchedFileResult run(WatchFolder folder, WaitingFile waiting) throws IOException {
    Path path = waiting.path();
    Path workFolder = folder.emptyWorkFolder();
    InputSequence reading = new InputSequence();
    reading.add(path);
    Instant started = Instant.now();
    // Settings are read again for each file: a user may have corrected the column map.
    ImportOptions options =
        new ImportOptions(false, factory.fingerprint(), readmit, folder.jobOf(waiting));
    try (VisitImporter imports = factory.importer(store);
        RunReports reports =
            new RunReports(outputs, reportPaths(path, workFolder), InputCoverage.disabled())) {
      FileImport file;
      try (ImportObserver progress =
          new JobRecordingObserver(observer.begin(reading), folder, waiting)) {
        file = new FileImport(reading.iterator().next(), reports, progress, stop);
        file.run(imports, options, store);
      }
      Jobs.Job job = file.job().orElseThrow();
      writeFindings(job, workFolder.resolve(FINDINGS));
      observer.imported(file);
      reports.finish();
      new ImportReport(
              program,
              false,
              started,
              Duration.between(started, Instant.now()),
              List.of(file.toReport()))
          .write(outputs.open(workFolder.resolve("report.json")));
      Map<Path, OutputFileKind> written = new LinkedHashMap<>(reports.written());
      written.put(workFolder.resolve(FINDINGS), OutputFileKind.FINDINGS);
      return result(file, job, written);
    }
  }

  /** Records which job imports the file, before any row is saved. */
  private final class JobRecordingObserver implements ImportObserver {
    private final ImportObserver observer;
    private final WatchFolder folder;
    private final WaitingFile waiting;

    JobRecordingObserver(ImportObserver observer, WatchFolder folder, WaitingFile waiting) {
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

  /**
   * Records the job for the next process, and the folder for later erasures, because it contains
   * patients' data.
   */
  private void note(WatchFolder folder, WaitingFile file, Jobs.Job job) {
    try {
      folder.note(file, job.id());
    } catch (IOException e) {
      throw new UsageException(
          "Cannot write to the folder of " + file.path() + ": " + IoErrorText.of(e));
    }
    record(job.key(), Map.of(file.path().toAbsolutePath().getParent(), OutputFileKind.FOLDER));
  }

  /**
   * Records what was written about a file.
   *
   * @param now the new path of the file
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
      throw new UsageException("Cannot read the reports that were written: " + IoErrorText.of(e));
    }
  }

  /**
   * Reads the findings from the store, which also contains those of rows that were saved before an
   * interruption.
   */
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
      FileImport file, Jobs.Job job, Map<Path, OutputFileKind> companions) {
    if (file.counts().unreadable() > 0) {
      return new WatchedFileResult(
          ImportOutcome.UNREADABLE, WatchFolder.ArchiveFolder.FAILED, job.key(), companions);
    }
    return new WatchedFileResult(
        file.counts().rejected() > 0 ? ImportOutcome.SOME_REJECTED : ImportOutcome.IMPORTED,
        WatchFolder.ArchiveFolder.DONE,
        job.key(),
        companions);
  }

  private static ReportPaths reportPaths(Path path, Path workFolder) {
    return new ReportPaths(
        Optional.of(workFolder.resolve("rejects" + fileExtension(path))),
        Optional.empty(),
        Optional.empty());
  }

  /** Rejected rows are written in the format of the input. */
  private static String fileExtension(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.contains(".json") || name.contains(".ndjson")) {
      return ".ndjson";
    }
    return name.contains(".hl7") ? ".hl7" : ".csv";
  }
}
