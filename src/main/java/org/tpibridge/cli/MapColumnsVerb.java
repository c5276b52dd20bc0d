package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.source.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "map-columns",
    description = "Proposes a column map for a CSV that is not canonical, to be edited.",
    footer = {
      "",
      "The map goes to standard output. Lines that say CHECK are guesses.",
      "Exit: 0 proposed, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge map-columns export.csv > export.yaml",
      "  tpi-bridge check export.csv --columns export.yaml",
    })
final class MapColumnsVerb implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The CSV, with its header; - for standard input.")
  private String file;

  MapColumnsVerb(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      Input input = file.equals("-") ? Input.standardInput(console.in()) : Input.of(Path.of(file));
      Optional<String> yaml = services.mapProposal().of(input);
      if (yaml.isEmpty()) {
        console.err().println("There is no header in " + file + ".");
        return ExitCode.UNREADABLE.number();
      }
      console.out().print(yaml.get());
      return ExitCode.OK.number();
    } catch (IOException e) {
      console.err().println("Cannot read " + file + ": " + Reason.of(e));
      return ExitCode.UNREADABLE.number();
    }
  }
}
