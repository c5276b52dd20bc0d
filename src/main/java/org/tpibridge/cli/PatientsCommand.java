package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    description = "Lists what imports told of patients otherwise than stored, and settles it.",
    footer = {
      "",
      "Shows patients' data. What is accepted or merged is a job, which tpi-bridge undo JOB takes",
      "back, also after further imports: accepted items are open again, merged records are two.",
      "Exit: 0 done, also where nothing is to be listed as there is no store yet; 2 wrong usage,",
      "no such item or patient, or a database that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge patients",
      "  tpi-bridge patients accept 1043",
      "  tpi-bridge patients dismiss 1043",
      "  tpi-bridge patients merge 10001 20001",
    })
final class PatientsCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  /** Lower case, because these are the words typed after {@code --output}. */
  enum Form {
    text,
    json
  }

  private final CommandServices services;
  private final Console console;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Form form;

  PatientsCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Store> standing = services.existingStore();
    if (standing.isEmpty()) {
      console.err().println(services.noStoreMessage());
    }
    List<OpenConflict> open =
        standing.map(store -> on(store, PatientReview::openConflicts)).orElse(List.of());
    if (form == Form.json) {
      ArrayNode all = JSON.createArrayNode();
      open.forEach(question -> all.add(json(question)));
      IndentedJson.print(all, console.out());
    } else {
      open.forEach(question -> console.out().println(text(question)));
      console.err().println(Quantity.of(open.size(), "item") + " to decide on");
    }
    return ExitCode.OK.number();
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description = "Makes what the row told what is stored.")
  int accept(@Parameters(paramLabel = "N", description = "The item's number.") long number) {
    Jobs.Job job = on(patients -> patients.accept(number));
    console.err().println("The patient has a new version, by " + job.id() + ".");
    printHowToUndo(job);
    return ExitCode.OK.number();
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "Leaves what is stored as it is; the same is not asked again.")
  int dismiss(@Parameters(paramLabel = "N", description = "The item's number.") long number) {
    on(
        patients -> {
          patients.dismiss(number);
          return number;
        });
    console.err().println("Item " + number + " is dismissed.");
    return ExitCode.OK.number();
  }

  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = {
        "Says that two records are one person: links them both ways and marks the first as not",
        "active. Visits stay with the record that they came under."
      })
  int merge(
      @Parameters(paramLabel = "MRN", description = "The record that counts no more.") String mrn,
      @Parameters(paramLabel = "INTO-MRN", description = "The record that stays in use.")
          String into,
      @Option(
              names = "--source",
              paramLabel = "NAME",
              description = "Source of MRN, where several have it; clinic for the clinic itself.")
          Optional<String> source,
      @Option(
              names = "--into-source",
              paramLabel = "NAME",
              description = "Source of INTO-MRN, where several have it.")
          Optional<String> intoSource) {
    Jobs.Job job =
        on(
            services.requiredStore(),
            (store, patients) -> {
              MrnLookup numbers = new MrnLookup(store, services.sources());
              return patients.merge(
                  mrn,
                  numbers.sourceOf(mrn, source, "--source"),
                  into,
                  numbers.sourceOf(into, intoSource, "--into-source"));
            });
    console.err().println("The two are linked, by " + job.id() + ".");
    printHowToUndo(job);
    return ExitCode.OK.number();
  }

  private void printHowToUndo(Jobs.Job job) {
    console.err().println("To take it back: tpi-bridge undo " + job.id());
  }

  private <T> T on(Function<PatientReview, T> work) {
    return on(services.requiredStore(), work);
  }

  private <T> T on(Store opened, Function<PatientReview, T> work) {
    return on(opened, (store, patients) -> work.apply(patients));
  }

  private <T> T on(Store opened, BiFunction<Store, PatientReview, T> work) {
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

  private static String text(OpenConflict question) {
    return "%d  %s of %s: stored %s, told %s by %s, %s"
        .formatted(
            question.item().key(),
            question.item().field(),
            question.mrn().map(mrn -> "MRN " + mrn).orElse("a patient who is gone"),
            question.item().storedValue(),
            question.item().importedValue(),
            row(question),
            question.item().added());
  }

  private static String row(OpenConflict question) {
    Optional<String> job =
        question.job().map(j -> "of " + j.request().inputName() + " (" + j.id() + ")");
    return question.place().orElse("a row") + job.map(j -> " " + j).orElse("");
  }

  private static ObjectNode json(OpenConflict question) {
    ObjectNode json = JSON.createObjectNode();
    json.put("item", question.item().key());
    question.mrn().ifPresent(mrn -> json.put("mrn", mrn));
    json.put("patient", "Patient/" + question.item().patientId());
    json.put("field", question.item().field());
    json.put("stored", question.item().storedValue());
    json.put("told", question.item().importedValue());
    question.job().ifPresent(job -> json.put("job", job.id()));
    question.job().ifPresent(job -> json.put("source", job.request().inputName()));
    question.place().ifPresent(place -> json.put("place", place));
    json.put("added", question.item().added().toString());
    return json;
  }
}
