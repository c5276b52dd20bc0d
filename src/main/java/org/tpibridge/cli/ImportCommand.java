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
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.InputFiles;
import org.tpibridge.cli.options.MapOptions;
import org.tpibridge.cli.options.ReportOptions;
import org.tpibridge.cli.options.RulesOption;
import org.tpibridge.cli.options.WatchOptions;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.WatchText;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.DataKindCheck;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.RunReports;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.watch.FolderWatcher;
import org.tpibridge.importing.watch.WatchedFileImport;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.report.ImportReport;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Import visits into the store and report the result for each.",
    footer = {
      "",
      "Safe to stop at any time. Run the same command again to resume.",
      "",
      "If a visit is already in the store, only resources that changed get a new version."
          + " Rows and messages that are not TPI visits are counted and left out. Messages"
          + " that merge patients link the stored patients.",
      "",
      "Requires the clinic's settings (docs/settings.md), or --demo.",
      "",
      "Exit codes: 0 everything imported, 1 some visits rejected, 2 wrong usage, unreadable input,"
          + " or not finished, 130 stopped by Ctrl-C, 143 stopped by SIGTERM.",
      "",
      "Examples:",
      "  tpi-bridge import visits.csv --rejects rejects.csv",
      "  tpi-bridge import export.csv --columns export.yaml --dry-run",
      "  tpi-bridge import exports/ --report report.json",
      "  tpi-bridge import --watch inbox",
    })
final class ImportCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description =
          "Files to import, one job each, or - for standard input. gzip and zip files are unpacked."
              + " Files in a folder are imported in name order. Hidden files and subfolders are"
              + " skipped.")
  private List<String> names = new ArrayList<>();

  @Mixin private MapOptions maps;
  @Mixin private RulesOption rules;
  @Mixin private DemoOption demo;
  @Mixin private ReportOptions reportOptions;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the result for each file as JSON, without patient data.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--dry-run", description = "Validate and report without saving.")
  private boolean dryRun;

  @Option(
      names = "--readmit",
      description = "Import visits of patients who were erased from the store.")
  private boolean readmit;

  @Mixin private WatchOptions watchOptions;

  ImportCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.requireClinicSettings(demo.isDemo());
    PipelineOptions pipelineOptions =
        new PipelineOptions(true, rules.sets(), maps.toMaps(), demo.isDemo());
    Optional<Path> folder = watchOptions.folder();
    if (folder.isPresent()) {
      return watch(folder.get(), pipelineOptions).number();
    }
    if (names.isEmpty()) {
      throw new UsageException("Specify what to import: a FILE, a DIR, or --watch DIR.");
    }
    return importFiles(pipelineOptions).number();
  }

  private ExitCode watch(Path folder, PipelineOptions pipelineOptions) {
    if (!names.isEmpty() || dryRun || report.isPresent() || reportOptions.isAnyGiven()) {
      throw new UsageException(
          "--watch imports the files of its folder and writes the reports of each file next to it."
              + " Omit FILE, --dry-run, --report, --rejects, --unknown-words and --coverage.");
    }
    try (ShutdownSignal stop = new ShutdownSignal();
        Store store = services.store(SchemaPolicy.MIGRATE)) {
      new DataKindCheck(demo.isDemo()).check(store);
      InterruptedErasures.print(store, console.err());
      services.erasures().requireKey(store);
      WatchedFileImport fileImport =
          new WatchedFileImport(
              services.importFactory(pipelineOptions),
              Terminal.program(),
              readmit,
              store,
              services.outputs(maps.toMaps()),
              new WatchText(console),
              stop);
      return ExitCode.of(new FolderWatcher(watchOptions.settings(), folder, fileImport).watch());
    }
  }

  private ExitCode importFiles(PipelineOptions pipelineOptions) {
    ImportFactory factory = services.importFactory(pipelineOptions);
    ImportOptions options = new ImportOptions(dryRun, factory.fingerprint(), readmit);
    InputFiles files = new InputFiles(names);
    OutputFiles outputs = outputs(files);
    Instant started = Instant.now();
    // The clock of the machine may be changed during a long import.
    long startNanos = System.nanoTime();
    Predicate<Path> own = services.outputs(maps.toMaps())::isProtected;
    try (ShutdownSignal stop = new ShutdownSignal();
        // Before the store is opened, so that a refused output does not create a store.
        RunReports reports = reportOptions.open(outputs, false);
        Store store = openStore();
        VisitImporter importer = factory.importer(store)) {
      new DataKindCheck(demo.isDemo()).check(store);
      InterruptedErasures.print(store, console.err());
      InputSequence inputs = files.open(console.in(), own);
      ImportRun run = new ImportRun(store, importer, options, console, stop);
      run.importAll(inputs, reports);
      run.printTotals();
      reports.finish().forEach(console.err()::println);
      run.record(reports.written(), factory.outputRecorder(store));
      run.printNextSteps(reportOptions.rejects().isPresent());
      report.ifPresent(
          file ->
              write(run, started, Duration.ofNanos(System.nanoTime() - startNanos), outputs, file));
      return run.exitCode();
    }
  }

  /** A dry run without a store uses a temporary empty store, and creates none. */
  private Store openStore() {
    return dryRun
        ? services.existingStore().orElseGet(Store::temporary)
        : services.store(SchemaPolicy.MIGRATE);
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
