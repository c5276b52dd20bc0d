package org.tpibridge.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.OutputTarget;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ExportText;
import org.tpibridge.cli.output.ProgressDisplay;
import org.tpibridge.files.OutputException;
import org.tpibridge.importing.DataKindCheck;
import org.tpibridge.importing.IdentifierSystemsCheck;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.export.ExportPosition;
import org.tpibridge.importing.export.ExportRequest;
import org.tpibridge.importing.export.ExportSummary;
import org.tpibridge.importing.export.StoreExport;
import org.tpibridge.importing.export.VisitWriter;
import org.tpibridge.importing.patients.MrnLookup;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.ChangePoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Export what is stored as FHIR, whole or only what changed.",
    footer = {
      "",
      "A full export contains each visit as it is stored now. Visits and resources that are entered"
          + " in error are left out.",
      "",
      "With --since, visits that changed are written whole, together with what vanished from them,"
          + " marked as entered in error: post them to a receiver that has the earlier state."
          + " Nothing is deleted at the receiver. Patients, allergies, clinicians and places that"
          + " changed are written as separate Bundles, which replace the receiver's record"
          + " (PUT Type?identifier=…). With --visits-only, only those of allergies are written.",
      "",
      "Requires the clinic's settings (docs/settings.md), or --demo.",
      "",
      "The last line names the position for the next --since. An export reads one consistent state"
          + " of the store, also while imports run.",
      "",
      "Exit codes: 0 exported, 1 the store contains no such patient, 2 wrong usage, no store, or"
          + " output that cannot be written.",
      "",
      "Examples:",
      "  tpi-bridge export -o out",
      "  tpi-bridge export --since P17-mgw1k2ab -o changes",
      "  tpi-bridge export --since J17 --to bundle-conditional -o changes",
      "  tpi-bridge export --patient 10001 --to ndjson -o patient",
    })
final class ExportCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Option(
      names = "--since",
      paramLabel = "POSITION|JOB|TIME",
      description = {
        "Only what changed after a position that an export printed,",
        "after the end of a job (J17), or after a time (2026-03-04T18:30:00-05:00)."
      })
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--patient",
      paramLabel = "MRN",
      description = "Only the visits of the patient with this medical record number.")
  private Optional<String> patient = Optional.empty();

  @Option(
      names = "--visits-only",
      description =
          "Do not update patients, clinicians and places: for a receiver that maintains its own.")
  private boolean visitsOnly;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = {
        "Source of the MRN, if several sources have it:",
        "clinic, or a name under tpibridge.sources in the settings."
      })
  private Optional<String> source = Optional.empty();

  @Mixin private DemoOption demo;
  @Mixin private OutputTarget target;

  ExportCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (source.isPresent() && patient.isEmpty()) {
      throw new UsageException("--source names the source of an MRN. Add --patient MRN.");
    }
    services.requireClinicSettings(demo.isDemo());
    try (Store store = services.requiredStore()) {
      new DataKindCheck(demo.isDemo()).check(store);
      new IdentifierSystemsCheck(services.sources()).check(store);
      InterruptedErasures.print(store, console.err());
      Optional<ChangePoint> point =
          since.map(text -> store.read(tx -> ExportPosition.of(tx, text.strip())));
      Optional<String> patientId = patient.map(mrn -> patientId(store, mrn));
      if (patientId.isPresent() && !isStored(store, patientId.get())) {
        console.err().println("The store contains no patient with the MRN " + patient.get() + ".");
        return ExitCode.NOT_ALL_SUCCEEDED.number();
      }
      return export(store, new ExportRequest(patientId, point, visitsOnly)).number();
    }
  }

  private String patientId(Store store, String mrn) {
    Optional<String> from =
        new MrnLookup(store, services.sources()).sourceOf(mrn, source, "--source");
    return services.sources().clinic(from).patientId(Identifier.normalized(mrn));
  }

  private static boolean isStored(Store store, String patientId) {
    return store.read(
        tx ->
            tx.resources()
                .find(SerializedVisit.PATIENT, patientId)
                .filter(version -> !version.deleted())
                .isPresent());
  }

  private ExitCode export(Store store, ExportRequest request) {
    ExportText text = new ExportText(console.err(), request.since().isPresent());
    try (VisitWriter<?> writer = writer(text)) {
      ExportSummary summary = run(store, request, writer);
      writer.finish();
      text.print(
          summary,
          target.folder().map(Path::toString),
          store.read(tx -> ExportPosition.text(tx, summary.next())));
      return ExitCode.OK;
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      console.err().println(target.errorText(e));
      return ExitCode.FAILED;
    }
  }

  private VisitWriter<?> writer(ExportText text) throws IOException {
    Optional<Path> folder = target.folder().filter(Files::isDirectory);
    if (folder.isPresent()) {
      text.checkEarlierFiles(folder.get());
    }
    return target.open(services.outputs(MapFiles.NONE), console);
  }

  private <T> ExportSummary run(Store store, ExportRequest request, VisitWriter<T> writer) {
    try (ProgressDisplay progress = ProgressDisplay.of(console, "visit")) {
      return new StoreExport(store, services.sources(), services.orderedParallel())
          .run(request, writer, progress::step);
    }
  }
}
