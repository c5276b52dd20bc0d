package org.tpibridge.cli;

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
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Severity;
import org.tpibridge.importing.Imports;
import org.tpibridge.importing.Wishes;
import org.tpibridge.importing.erasure.OutputKind;
import org.tpibridge.importing.watch.WaitingFile;
import org.tpibridge.importing.watch.WatchFolder;
import org.tpibridge.report.ImportReport;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.Backups;

/**
 * Imports one file of a watched folder, and writes what is to be known of it beside it.
 *
 * @param program name and version, for the report
 * @param readmit take in patients who were erased before
 * @param outputs for what is written about the file
 */
record WatchedImport(
    ImportFactory factory,
    String program,
    boolean readmit,
    Store store,
    OutputFiles outputs,
    WatchObserver observer,
    StopSignal stop) {

  private static final String FINDINGS = "findings.txt";

  /** What became of the file, and so where it goes. */
  record Result(
      ImportResult result, WatchFolder.Place place, long job, Map<Path, OutputKind> beside) {}

  /** Whether a file is the program's: erasing finds a backup only where it was made. */
  boolean staysWhereItIs(Path file) throws IOException {
    if (outputs.isProtected(file)) {
      return true;
    }
    for (Backups.Made backup : store.read(tx -> tx.backups().all())) {
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
  Result run(WatchFolder folder, WaitingFile waiting) throws IOException {
    Path path = waiting.path();
    Path beside = folder.emptied();
    Reading reading = new Reading();
    reading.add(path);
    Instant started = Instant.now();
    // The settings of each file are those of its moment: somebody may have mended the map.
    Wishes wishes = new Wishes(false, factory.fingerprint(), readmit, folder.takenBy(waiting));
    try (Imports imports = factory.imports(store);
        Reports reports = new Reports(outputs, about(path, beside), Coverage.unwanted())) {
      FileImport file;
      try (ImportObserver progress = new Noted(observer.begin(reading), folder, waiting)) {
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
      Map<Path, OutputKind> written = new LinkedHashMap<>(reports.written());
      written.put(beside.resolve(FINDINGS), OutputKind.FINDINGS);
      return result(file, job, written);
    }
  }

  /** Notes which job imports the file, before any row is saved. */
  private final class Noted implements ImportObserver {
    private final ImportObserver observer;
    private final WatchFolder folder;
    private final WaitingFile waiting;

    Noted(ImportObserver observer, WatchFolder folder, WaitingFile waiting) {
      this.observer = observer;
      this.folder = folder;
      this.waiting = waiting;
    }

    @Override
    public void begun(Input input, Jobs.Job job) {
      note(folder, waiting, job);
      observer.begun(input, job);
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
      throw new UsageException("Cannot write beside " + file.path() + ": " + Reason.of(e));
    }
    record(job.key(), Map.of(file.path().toAbsolutePath().getParent(), OutputKind.FOLDER));
  }

  /**
   * Records what was written about a file.
   *
   * @param now where the file is now
   */
  void recordBeside(Result result, Path now) {
    Map<Path, OutputKind> files = new LinkedHashMap<>();
    result
        .beside()
        .forEach(
            (file, kind) ->
                files.put(WatchFolder.beside(now, file.getFileName().toString()), kind));
    record(result.job(), files);
  }

  private void record(long job, Map<Path, OutputKind> files) {
    try {
      factory.written(store).record(Set.of(job), files);
    } catch (IOException e) {
      throw new UsageException("Cannot read what was written: " + Reason.of(e));
    }
  }

  /** From the store, which has them also of rows that were kept before a process was killed. */
  private void writeFindings(Jobs.Job job, Path path) throws IOException {
    try (OutputFile file = outputs.open(path);
        PrintStream out = new ConsoleStream(new PrintStream(file.out(), false, UTF_8))) {
      FindingText text = new FindingText(out);
      new KeptFindings(store, job.key())
          .each(
              finding -> {
                if (finding.kept().severity() != Severity.INFORMATION) {
                  text.print(finding.kept());
                }
              });
      if (out.checkError()) {
        throw new UsageException("Cannot write the findings to " + path + ".");
      }
      file.commit();
    }
  }

  private static Result result(FileImport file, Jobs.Job job, Map<Path, OutputKind> beside) {
    if (file.counts().unreadable() > 0) {
      return new Result(ImportResult.UNREADABLE, WatchFolder.Place.FAILED, job.key(), beside);
    }
    return new Result(
        file.counts().rejected() > 0 ? ImportResult.SOME_REJECTED : ImportResult.IMPORTED,
        WatchFolder.Place.DONE,
        job.key(),
        beside);
  }

  private static ReportFiles about(Path path, Path beside) {
    return new ReportFiles(
        Optional.of(beside.resolve("rejects" + ending(path))), Optional.empty(), Optional.empty());
  }

  /** Rejects come back in the format that they came in. */
  private static String ending(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.contains(".json") || name.contains(".ndjson")) {
      return ".ndjson";
    }
    return name.contains(".hl7") ? ".hl7" : ".csv";
  }
}
