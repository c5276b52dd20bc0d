package org.tpibridge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.importing.Imports;
import org.tpibridge.importing.Wishes;
import org.tpibridge.importing.watch.WatchFolder;
import org.tpibridge.report.ImportReport;
import org.tpibridge.source.Coverage;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/**
 * Imports one file of a watched folder, and writes what is to be known of it beside it.
 *
 * @param readmit take in patients who were erased before
 */
record WatchedImport(
    Services services,
    Console console,
    Wanted wanted,
    boolean readmit,
    Store store,
    Ending ending) {

  /** What became of the file, and so where it goes. */
  record Result(ExitCode exitCode, WatchFolder.Place place) {}

  /**
   * @param beside folder of what is written about it
   * @throws UsageException where that cannot be written, or a setting cannot be used any more
   */
  Result run(Path path, Path beside) throws IOException {
    Reading reading = new Reading();
    reading.add(path);
    Instant started = Instant.now();
    // The settings of each file are those of its moment: somebody may have mended the map.
    Wishes wishes = new Wishes(false, services.fingerprint(wanted), readmit);
    try (Imports imports = services.imports(wanted, store);
        Reports reports = new Reports(about(path, beside), Coverage.unwanted())) {
      FileImport file;
      try (Progress progress = Progress.of(console, "visit", reading)) {
        file = new FileImport(reading.iterator().next(), reports, progress, ending);
        file.run(imports, wishes, store);
      }
      file.job().ifPresent(job -> remember(job, path));
      new TextFindings(console.err()).print("", file.unreadable());
      console.err().println(file.summary(false));
      reports.finish(new PrintStream(OutputStream.nullOutputStream()));
      new ImportReport(
              Terminal.program(),
              false,
              started,
              Duration.between(started, Instant.now()),
              List.of(file.toReport()))
          .write(beside.resolve("report.json"));
      return result(file);
    }
  }

  /** The folder holds patients' data, for whoever erases a patient. */
  private void remember(Jobs.Job job, Path path) {
    String folder = path.toAbsolutePath().getParent().toString();
    store.write(
        tx -> {
          tx.jobs().wrote(job.key(), folder);
          return folder;
        });
  }

  private static Result result(FileImport file) {
    if (file.counts().unreadable() > 0) {
      return new Result(ExitCode.UNREADABLE, WatchFolder.Place.FAILED);
    }
    return new Result(
        file.counts().rejected() > 0 ? ExitCode.REJECTED : ExitCode.OK, WatchFolder.Place.DONE);
  }

  private static ReportFiles about(Path path, Path beside) {
    return new ReportFiles(
        Optional.of(beside.resolve("rejects" + ending(path))),
        Optional.empty(),
        Optional.empty(),
        Optional.of(beside.resolve("findings.txt")));
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
