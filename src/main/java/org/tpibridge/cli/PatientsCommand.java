package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.IdentifierSystemsCheck;
import org.tpibridge.importing.patients.MrnLookup;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.patients.PatientReview.OpenConflict;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "patients",
    description = "List and resolve conflicting patient data.",
    footer = {
      "",
      "Prints patient data. accept and merge are jobs, and tpi-bridge undo JOB undoes them, also"
          + " after later imports: an accepted item returns to the review queue, and merged records"
          + " are unlinked.",
      "",
      "Exit codes: 0 done, or there is no store yet; 2 wrong usage, no such item or patient, or a"
          + " database that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge patients",
      "  tpi-bridge patients accept 1043",
      "  tpi-bridge patients dismiss 1043",
      "  tpi-bridge patients merge 10001 20001",
    })
final class PatientsCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  private final CommandServices services;
  private final Console console;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private TextOrJson format;

  PatientsCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Store> existing = services.existingStore();
    if (existing.isEmpty()) {
      console.err().println(services.noStoreMessage());
    }
    List<OpenConflict> open =
        existing.map(store -> withReview(store, PatientReview::openConflicts)).orElse(List.of());
    if (format == TextOrJson.json) {
      ArrayNode all = JSON.createArrayNode();
      open.forEach(conflict -> all.add(json(conflict)));
      IndentedJson.print(all, console.out());
    } else {
      open.forEach(conflict -> console.out().println(text(conflict)));
      console.err().println(Quantity.of(open.size(), "item") + " to resolve");
    }
    return ExitCode.OK.number();
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Accept the imported value.")
  int accept(@Parameters(paramLabel = "N", description = "The item's number.") long number) {
    Jobs.Job job = withReview(patients -> patients.accept(number));
    console.err().println("The imported value was stored (job " + job.id() + ").");
    printHowToUndo(job);
    return ExitCode.OK.number();
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "Leave the stored value unchanged. The same difference is not listed again.")
  int dismiss(@Parameters(paramLabel = "N", description = "The item's number.") long number) {
    withReview(
        patients -> {
          patients.dismiss(number);
          return number;
        });
    console.err().println("Item " + number + " was dismissed. The stored value is unchanged.");
    return ExitCode.OK.number();
  }

  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = {
        "Link two records as one person.",
        "The first record becomes inactive. Visits remain with the record that they were imported"
            + " for."
      })
  int merge(
      @Parameters(paramLabel = "MRN", description = "The record to retire.") String mrn,
      @Parameters(paramLabel = "INTO-MRN", description = "The record that remains in use.")
          String into,
      @Option(
              names = "--source",
              paramLabel = "NAME",
              description =
                  "Source of MRN, required if several sources contain it. Use \"clinic\" for the"
                      + " clinic itself.")
          Optional<String> source,
      @Option(
              names = "--into-source",
              paramLabel = "NAME",
              description = "Source of INTO-MRN, required if several sources contain it.")
          Optional<String> intoSource) {
    Jobs.Job job =
        withReview(
            services.requiredStore(),
            (store, patients) -> {
              MrnLookup numbers = new MrnLookup(store, services.sources());
              return patients.merge(
                  mrn,
                  numbers.sourceOf(mrn, source, "--source"),
                  into,
                  numbers.sourceOf(into, intoSource, "--into-source"));
            });
    console.err().println("The records were linked (job " + job.id() + ").");
    printHowToUndo(job);
    return ExitCode.OK.number();
  }

  private void printHowToUndo(Jobs.Job job) {
    console.err().println("To undo it: tpi-bridge undo " + job.id());
  }

  private <T> T withReview(Function<PatientReview, T> work) {
    return withReview(services.requiredStore(), work);
  }

  private <T> T withReview(Store opened, Function<PatientReview, T> work) {
    return withReview(opened, (store, patients) -> work.apply(patients));
  }

  private <T> T withReview(Store opened, BiFunction<Store, PatientReview, T> work) {
    try (Store store = opened) {
      InterruptedErasures.print(store, console.err());
      new IdentifierSystemsCheck(services.sources()).check(store);
      return work.apply(
          store,
          new PatientReview(
              store,
              services.sources(),
              services.indexer(),
              Terminal.program(),
              InstantSource.system()));
    }
  }

  private static String text(OpenConflict conflict) {
    return "%d  %s of %s: stored %s, imported %s from %s, %s"
        .formatted(
            conflict.item().key(),
            conflict.item().field(),
            conflict
                .mrn()
                .map(mrn -> "MRN " + mrn)
                .orElse("a patient who is no longer in the store"),
            conflict.item().storedValue(),
            conflict.item().importedValue(),
            row(conflict),
            conflict.item().added());
  }

  private static String row(OpenConflict conflict) {
    Optional<String> job =
        conflict.job().map(j -> "of " + j.request().inputName() + " (" + j.id() + ")");
    return conflict.place().orElse("a row") + job.map(j -> " " + j).orElse("");
  }

  private static ObjectNode json(OpenConflict conflict) {
    ObjectNode json = JSON.createObjectNode();
    json.put("item", conflict.item().key());
    conflict.mrn().ifPresent(mrn -> json.put("mrn", mrn));
    json.put("patient", "Patient/" + conflict.item().patientId());
    json.put("field", conflict.item().field());
    json.put("stored", conflict.item().storedValue());
    json.put("imported", conflict.item().importedValue());
    conflict.job().ifPresent(job -> json.put("job", job.id()));
    conflict.job().ifPresent(job -> json.put("source", job.request().inputName()));
    conflict.place().ifPresent(place -> json.put("place", place));
    json.put("added", conflict.item().added().toString());
    return json;
  }
}
