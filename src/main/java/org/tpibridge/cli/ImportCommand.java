package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.WatchText;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.RunReports;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.importing.watch.FolderWatcher;
import org.tpibridge.importing.watch.WatchedFileImport;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.report.ImportReport;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Takes visits into the store, and says what became of each.",
    footer = {
      "",
      "May be ended at any moment, by whatever: the same command goes on where it was. A visit",
      "that is in already stays as it is, or gets new versions of what changed.",
      "Messages and rows that are not of a TPI visit are counted and left out. Messages that",
      "merge patients link the stored patients.",
      "Exit: 0 all in, 1 some rejected, 2 wrong usage, unreadable input, or not all done.",
      "",
      "Examples:",
      "  tpi-bridge import visits.csv --rejects rejects.csv",
      "  tpi-bridge import export.csv --columns export.yaml --dry-run",
      "  tpi-bridge import twenty-years/ --report report.json",
      "  tpi-bridge import --watch inbox",
    })
final class ImportCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = {
        "Files to import, one job each; - for standard input. gzip and zip are read as they",
        "are. A folder means its files by name; not hidden ones, nor folders within."
      })
  private List<String> names = new ArrayList<>();

  @Mixin private MapOptions maps;
  @Mixin private RulesOption rules;
  @Mixin private ReportOptions reported;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what became of the files, as JSON; holds no patient's data.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--dry-run", description = "Do all but keep anything: says what would become.")
  private boolean dryRun;

  @Option(
      names = "--readmit",
      description = "Take visits of patients in again who were erased from the store.")
  private boolean readmit;

  @Mixin private WatchOptions watched;

  ImportCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    PipelineOptions wanted = new PipelineOptions(true, rules.sets(), maps.toMaps());
    Optional<Path> folder = watched.folder();
    if (folder.isPresent()) {
      return watch(folder.get(), wanted).number();
    }
    if (names.isEmpty()) {
      throw new UsageException("Name what to import: a FILE, a DIR, or --watch DIR.");
    }
    return importFiles(wanted).number();
  }

  private ExitCode watch(Path folder, PipelineOptions wanted) {
    if (!names.isEmpty() || dryRun || report.isPresent() || reported.isAnyGiven()) {
      throw new UsageException(
          "--watch takes the files of its folder and writes what there is to tell beside each; it"
              + " goes with no FILE, --dry-run, --report, --rejects, --unknown-words, --coverage.");
    }
    try (ShutdownSignal ending = new ShutdownSignal();
        Store store = services.store()) {
      InterruptedErasures.print(store, console.err());
      services.erasures().requireKey(store);
      WatchedFileImport importing =
          new WatchedFileImport(
              factory(wanted),
              Terminal.program(),
              readmit,
              store,
              services.outputs(maps.toMaps()),
              new WatchText(console),
              ending);
      return ExitCode.of(new FolderWatcher(watched.settings(), folder, importing).watch());
    }
  }

  private ImportFactory factory(PipelineOptions wanted) {
    return new ImportFactory() {
      @Override
      public VisitImporter importer(Store store) {
        return services.importer(wanted, store);
      }

      @Override
      public String fingerprint() {
        return services.fingerprint(wanted);
      }

      @Override
      public OutputRecorder outputRecorder(Store store) {
        return new OutputRecorder(
            store, services.erasures(), services.sources(), services.readers(wanted.maps()));
      }
    };
  }

  private ExitCode importFiles(PipelineOptions wanted) {
    ImportFactory factory = factory(wanted);
    ImportOptions wishes = new ImportOptions(dryRun, factory.fingerprint(), readmit);
    InputFiles files = new InputFiles(names);
    OutputFiles outputs = outputs(files);
    Instant started = Instant.now();
    // The clock may be set while years of visits are taken in.
    long began = System.nanoTime();
    Predicate<Path> own = services.outputs(maps.toMaps())::isProtected;
    try (ShutdownSignal ending = new ShutdownSignal();
        // Before there is a store: an output that is refused leaves nothing behind.
        RunReports reports = reported.open(outputs, false);
        Store store = openStore();
        VisitImporter imports = factory.importer(store)) {
      InterruptedErasures.print(store, console.err());
      InputSequence reading = files.open(console.in(), own);
      ImportRun run = new ImportRun(store, imports, wishes, console, ending);
      run.importAll(reading, reports);
      run.printTotals();
      reports.finish().forEach(console.err()::println);
      run.record(reports.written(), factory.outputRecorder(store));
      run.printNextSteps(reported.rejects().isPresent());
      report.ifPresent(
          file -> write(run, started, Duration.ofNanos(System.nanoTime() - began), outputs, file));
      return run.exitCode();
    }
  }

  /** A dry run over no store is one over an empty store, and leaves none behind. */
  private Store openStore() {
    return dryRun ? services.existingStore().orElseGet(Store::temporary) : services.store();
  }

  private OutputFiles outputs(InputFiles files) {
    OutputFiles outputs = services.outputs(maps.toMaps());
    files.protectIn(outputs);
    try {
      if (report.isPresent()) {
        outputs.reserve("--report", report.get());
      }
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    }
    return outputs;
  }

  private void write(
      ImportRun run, Instant started, Duration took, OutputFiles outputs, Path file) {
    try {
      new ImportReport(Terminal.program(), dryRun, started, took, run.toReport())
          .write(outputs.open(file));
    } catch (IOException e) {
      throw new UsageException("Cannot write the report to " + file + ": " + IoErrorText.of(e));
    }
  }
}
