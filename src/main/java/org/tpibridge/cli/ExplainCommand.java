package org.tpibridge.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ExplanationText;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.explain.Explainer;
import org.tpibridge.importing.explain.Explanation;
import org.tpibridge.importing.explain.ExplanationJson;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Show which row a resource came from, or the result for a row.",
    footer = {
      "",
      "Findings may quote patient data.",
      "Exit codes: 0 found, 1 not found, 2 wrong usage, no store, or a database that cannot be"
          + " used.",
      "",
      "Examples:",
      "  tpi-bridge explain Observation/1c4f9d9e-6a5a-5d0e-9f43-2f6a3b7d9d10",
      "  tpi-bridge explain --visit V-2024-0101",
      "  tpi-bridge explain --file visits.csv --row 5",
      "  tpi-bridge explain --file J17 --row 5 --output json",
    })
final class ExplainCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "RESOURCE",
      description = "Type/id, or the id alone: each version and the row it came from.")
  private Optional<String> resource = Optional.empty();

  @Option(
      names = "--visit",
      paramLabel = "ID",
      description = "Visit id of the clinic: the rows that contained the visit, and its resources.")
  private Optional<String> visit = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "With --row: path or name of the imported file, the first 6 or more digits of its"
              + " SHA-256, or the job (J17).")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--row",
      paramLabel = "N",
      description =
          "With --file: the row number as shown in a spreadsheet, the line of a JSON file, or the"
              + " message of an HL7 file. Includes rejected rows.")
  private Optional<Long> row = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private TextOrJson format;

  ExplainCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean isRow = file.isPresent() && row.isPresent();
    long others = List.of(resource, visit).stream().filter(Optional::isPresent).count();
    if (file.isPresent() != row.isPresent() || others + (isRow ? 1 : 0) != 1) {
      throw new UsageException(
          "Specify a RESOURCE, a visit (--visit ID), or a row (--file FILE --row N).");
    }
    try (Store store = services.requiredStore()) {
      List<? extends Explanation> explanations = explanations(new Explainer(store));
      if (format == TextOrJson.json) {
        new ExplanationJson(console.out()).print(explanations);
      } else {
        explanations.forEach(new ExplanationText(console.text())::print);
      }
      return (explanations.isEmpty() ? ExitCode.NOT_ALL_SUCCEEDED : ExitCode.OK).number();
    }
  }

  private List<? extends Explanation> explanations(Explainer explainer) {
    if (resource.isPresent()) {
      return orMessage(
          explainer.resource(resource.get()),
          "The store contains no resource " + resource.get() + ".");
    }
    if (visit.isPresent()) {
      return orMessage(
          explainer.visit(visit.get()),
          "The store contains no visit "
              + visit.get()
              + ". If it was rejected, find its row with --file and --row.");
    }
    String name = file.orElseThrow();
    long number = row.orElseThrow();
    return orMessage(
        explainer.row(name, number),
        explainer.hasFile(name)
            ? "Row "
                + number
                + " of "
                + name
                + " contains no visit. Row 1 of a table is its header."
            : "The store contains no import of " + name + ". tpi-bridge status lists all imports.");
  }

  private List<? extends Explanation> orMessage(
      List<? extends Explanation> explanations, String ifEmpty) {
    if (explanations.isEmpty()) {
      console.err().println(ifEmpty);
    }
    return explanations;
  }
}
