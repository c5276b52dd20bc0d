package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tpibridge.source.Input;
import org.tpibridge.source.MapProposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "map-columns",
    description = "Proposes a column map for a CSV that is not canonical, to be edited.",
    footer = {
      "",
      "The map goes to standard output. Lines that say CHECK are guesses. Lines without a column",
      "have to be filled in: until then the map cannot be used.",
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
      MapProposal.Result result = services.mapProposal().of(input);
      if (result instanceof MapProposal.Result.Map map) {
        console.out().print(map.yaml());
        return ExitCode.OK.number();
      }
      console.err().println(file + ": " + ((MapProposal.Result.NoTable) result).message());
      return ExitCode.UNREADABLE.number();
    } catch (IOException e) {
      console.err().println("Cannot read " + file + ": " + Reason.of(e));
      return ExitCode.UNREADABLE.number();
    }
  }
}
