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

/** Which findings are printed. All are counted. */
final class SeverityFilter {
  /** Lower case, because these are the words typed after {@code --level}. */
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
          "Least severe finding to print: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
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

  /** Says that there is more than was printed. */
  void printHiddenCount(RunSummary tally, PrintStream err) {
    long hidden = 0;
    for (Severity severity : Severity.values()) {
      hidden += level.shows(severity) ? 0 : tally.of(severity);
    }
    if (hidden > 0) {
      err.println(Quantity.of(hidden, "finding") + " not shown; see all with --level information");
    }
  }
}
