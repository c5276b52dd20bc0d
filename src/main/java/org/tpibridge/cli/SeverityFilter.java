package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.tpibridge.cli.options.OutputFormat;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.OutcomeFindingWriter;
import org.tpibridge.cli.output.TextFindingWriter;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.report.JsonFindingWriter;
import org.tpibridge.report.Quantity;
import picocli.CommandLine.Option;

/** Which findings are printed. All are counted. */
final class SeverityFilter {
  /** Lowercase, because users type these after {@code --level}. */
  enum Level {
    error(Severity.ERROR),
    warning(Severity.WARNING),
    information(Severity.INFORMATION);

    private final Severity minimum;

    Level(Severity minimum) {
      this.minimum = minimum;
    }

    private boolean shows(Severity severity) {
      return severity.compareTo(minimum) <= 0;
    }
  }

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Minimum severity to print: ${COMPLETION-CANDIDATES} (default warning)")
  private Optional<Level> level = Optional.empty();

  boolean isGiven() {
    return level.isPresent();
  }

  /** Prints to standard output. */
  FindingWriter writer(Console console, OutputFormat output) {
    return writer(
        switch (output) {
          case text -> new TextFindingWriter(console.text());
          case json -> new JsonFindingWriter(console.out());
          case outcome -> new OutcomeFindingWriter(console.out());
        });
  }

  FindingWriter writer(FindingWriter all) {
    return writer(all, Level.warning);
  }

  /** Prints errors only, unless the user asked for more or less. */
  FindingWriter errorWriter(FindingWriter all) {
    return writer(all, Level.error);
  }

  private FindingWriter writer(FindingWriter all, Level defaultLevel) {
    Level minimum = level.orElse(defaultLevel);
    return new FindingWriter() {
      @Override
      public void print(String unit, List<Finding> findings) {
        all.print(unit, findings.stream().filter(f -> minimum.shows(f.severity())).toList());
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }

  /** Says that there are findings that were not printed. */
  void printHiddenCount(RunSummary tally, PrintStream err) {
    long hidden = tally.findings() - printedCount(tally);
    if (hidden > 0) {
      err.println(
          Quantity.of(hidden, "finding")
              + " not shown. To show all findings, add --level information.");
    }
  }

  /** How many of the findings are severe enough. */
  long printedCount(RunSummary tally) {
    long printed = 0;
    for (Severity severity : Severity.values()) {
      printed += level.orElse(Level.warning).shows(severity) ? tally.of(severity) : 0;
    }
    return printed;
  }
}
