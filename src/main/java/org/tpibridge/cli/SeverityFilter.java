package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.cli.output.OutcomeFindingWriter;
import org.tpibridge.cli.output.TextFindingWriter;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.report.JsonFindingWriter;
import org.tpibridge.report.Quantity;
import picocli.CommandLine.Option;

/** Selects which findings are printed. All are counted. */
final class SeverityFilter {
  /** Lowercase, because users type these after {@code --level}. */
  enum Level {
    error(Severity.ERROR),
    warning(Severity.WARNING),
    information(Severity.INFORMATION);

    private final Severity least;

    Level(Severity least) {
      this.least = least;
    }

    private boolean shows(Severity severity) {
      return severity.compareTo(least) <= 0;
    }
  }

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "warning",
      description =
          "Least severe findings to print: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Level level;

  FindingWriter writer(PrintStream out, OutputFormat output) {
    FindingWriter all =
        switch (output) {
          case text -> new TextFindingWriter(out);
          case json -> new JsonFindingWriter(out);
          case outcome -> new OutcomeFindingWriter(out);
        };
    return new FindingWriter() {
      @Override
      public void print(String unit, List<Finding> findings) {
        all.print(unit, findings.stream().filter(f -> level.shows(f.severity())).toList());
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }

  /** Prints how many findings were not shown. */
  void printHiddenCount(RunSummary summary, PrintStream err) {
    long hidden = 0;
    for (Severity severity : Severity.values()) {
      hidden += level.shows(severity) ? 0 : summary.of(severity);
    }
    if (hidden > 0) {
      err.println(Quantity.of(hidden, "finding") + " not shown. To see all, use --level information");
    }
  }
}
