package org.tpibridge.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    description = "Tells which row of which file a resource comes from, and what became of a row.",
    footer = {
      "",
      "Findings may quote patients' records.",
      "Exit: 0 told, 1 nothing known by this name, 2 wrong usage, no store, or a database that",
      "cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge explain Observation/1c4f9d9e-6a5a-5d0e-9f43-2f6a3b7d9d10",
      "  tpi-bridge explain --visit V-2024-0101",
      "  tpi-bridge explain --file visits.csv --row 5",
      "  tpi-bridge explain --file J17 --row 5 --output json",
    })
final class ExplainCommand implements Callable<Integer> {
  /** Lower case, because these are the words typed after {@code --output}. */
  enum Form {
    text,
    json
  }

  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "RESOURCE",
      description = "Type/id, or the id alone: each version, and the row it comes from.")
  private Optional<String> resource = Optional.empty();

  @Option(
      names = "--visit",
      paramLabel = "ID",
      description = "A visit by the clinic's id: the rows that told of it, and its resources.")
  private Optional<String> visit = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = {
        "With --row: the file as it was given to import, or its name alone, or the first",
        "digits of its SHA-256, or the job (J17)."
      })
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--row",
      paramLabel = "N",
      description = {
        "With --file: the row as a spreadsheet numbers it, the line of a JSON file, the",
        "message of an HL7 file. Rejected rows as well."
      })
  private Optional<Long> row = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Form form;

  ExplainCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean ofRow = file.isPresent() && row.isPresent();
    long asked = List.of(resource, visit).stream().filter(Optional::isPresent).count();
    if (file.isPresent() != row.isPresent() || asked + (ofRow ? 1 : 0) != 1) {
      throw new UsageException(
          "Name a RESOURCE, or a visit (--visit ID), or a row (--file FILE --row N).");
    }
    try (Store store = services.requiredStore()) {
      List<? extends Explanation> stories = explanations(new Explainer(store));
      if (form == Form.json) {
        new ExplanationJson(console.out()).print(stories);
      } else {
        stories.forEach(new ExplanationText(console.text())::print);
      }
      return (stories.isEmpty() ? ExitCode.REJECTED : ExitCode.OK).number();
    }
  }

  private List<? extends Explanation> explanations(Explainer explaining) {
    if (resource.isPresent()) {
      return orMessage(
          explaining.resource(resource.get()), "There is no resource " + resource.get() + ".");
    }
    if (visit.isPresent()) {
      return orMessage(
          explaining.visit(visit.get()),
          "There is no visit " + visit.get() + "; it may have been rejected (--file, --row).");
    }
    String name = file.orElseThrow();
    long number = row.orElseThrow();
    return orMessage(
        explaining.row(name, number),
        explaining.hasFile(name)
            ? "No visit stands in row " + number + " of it. Row 1 of a table is its header."
            : "No import of " + name + " is known; see tpi-bridge status.");
  }

  private List<? extends Explanation> orMessage(
      List<? extends Explanation> stories, String nothing) {
    if (stories.isEmpty()) {
      console.err().println(nothing);
    }
    return stories;
  }
}
