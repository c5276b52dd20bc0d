package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tpibridge.cli.output.Console;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.reading.columnmap.ColumnMapProposer;
import org.tpibridge.reading.input.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "map-columns",
    description = "Propose a column map for a CSV file from another program.",
    footer = {
      "",
      "The map is written to standard output. Review the lines marked CHECK, which are"
          + " assumptions, and fill in the lines without a column. The map cannot be used until then.",
      "",
      "Exit codes: 0 proposed, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge map-columns export.csv > export.yaml",
      "  tpi-bridge check export.csv --columns export.yaml",
    })
final class MapColumnsCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "CSV file with a header, or - for standard input.")
  private String file;

  MapColumnsCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      Input input = file.equals("-") ? Input.standardInput(console.in()) : Input.of(Path.of(file));
      ColumnMapProposer.Result result = services.mapProposal().propose(input);
      if (result instanceof ColumnMapProposer.Result.Proposed map) {
        console.out().print(map.yaml());
        return ExitCode.OK.number();
      }
      console.err().println(file + ": " + ((ColumnMapProposer.Result.NotATable) result).message());
      return ExitCode.FAILED.number();
    } catch (IOException e) {
      console.err().println("Cannot read " + file + ": " + IoErrorText.of(e));
      return ExitCode.FAILED.number();
    }
  }
}
