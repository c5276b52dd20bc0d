package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ConvertedVisitsText;
import org.tpibridge.cli.output.FindingSummaryText;
import org.tpibridge.cli.output.GroupedFindingWriter;
import org.tpibridge.cli.output.TextFindingWriter;
import org.tpibridge.finding.Severity;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.report.FindingSummary;
import org.tpibridge.report.FindingWriter;

/**
 * Prints the results of {@code convert}. If visits are written to a folder, a table of them is
 * printed to standard output, and warnings and information are only counted.
 */
final class ConversionText {
  private final Console console;
  private final boolean toFolder;
  private final boolean isBrief;
  private final FindingWriter findings;
  private final FindingSummary notPrinted = new FindingSummary();
  private final ConvertedVisitsText table;
  private final RunSummary tally = new RunSummary();

  ConversionText(Console console, SeverityFilter filter, boolean toFolder) {
    this.console = console;
    this.toFolder = toFolder;
    this.isBrief = toFolder && !filter.isGiven();
    this.findings =
        isBrief
            ? filter.errorWriter(new GroupedFindingWriter(console.err()))
            : filter.writer(new TextFindingWriter(console.err()));
    this.table = new ConvertedVisitsText(console.isOutputTerminal());
  }

  void add(VisitResult result) {
    tally.count(result);
    String place = result.place().description();
    findings.print(place, result.findings());
    if (isBrief) {
      notPrinted.add(place, result.findings().stream().filter(f -> !f.isError()).toList());
    }
  }

  /**
   * @param file the name of the visit's file, if there is one
   */
  void addWritten(VisitResult result, Optional<String> file) {
    if (result instanceof VisitResult.Accepted accepted) {
      table.add(accepted.visit(), file);
    }
  }

  /**
   * Prints what was written.
   *
   * @param where the output is
   */
  void printWritten(String where) {
    PrintStream err = console.err();
    findings.close();
    FindingSummaryText.print(notPrinted, err);
    if (!notPrinted.counts().isEmpty()
        || (isBrief && tally.of(Severity.ERROR) > GroupedFindingWriter.MOST_PRINTED)) {
      err.println("To print each finding, add --level information.");
    }
    if (toFolder && table.written() > 0) {
      table.print(console.text());
      console.text().println(where);
    }
  }

  /** Prints the last lines; returns the exit code. */
  ExitCode printSummary() {
    tally.skippedLines().forEach(console.err()::println);
    console.err().println(tally.summary("visit", "converted", "rejected"));
    return tally.exitCode();
  }
}
