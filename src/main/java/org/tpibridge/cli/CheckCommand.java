package org.tpibridge.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tpibridge.cli.options.InputArguments;
import org.tpibridge.cli.options.OutputFormat;
import org.tpibridge.cli.options.ReportOptions;
import org.tpibridge.cli.options.RulesOption;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.GroupedFindingWriter;
import org.tpibridge.cli.output.ProgressDisplay;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.RunReports;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.CoverageReport;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.rules.SeriesTracker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Check visits in a file without saving them in the store.",
    footer = {
      "",
      "Visits are read, mapped to FHIR, and checked against the profiles and the rules."
          + " Findings and the coverage of the input are written to standard output,"
          + " the summary to standard error.",
      "",
      "Exit codes: 0 no visit rejected, 1 some rejected, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge check visits.csv",
      "  tpi-bridge check visits.csv --all",
      "  tpi-bridge check visits.csv --output json --level error",
      "  tpi-bridge check visits.csv --rejects rejects.csv --unknown-words words.csv",
    })
final class CheckCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Mixin private InputArguments inputs;
  @Mixin private SeverityFilter severityFilter;
  @Mixin private ReportOptions reportOptions;
  @Mixin private RulesOption rules;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}). outcome prints one OperationOutcome"
              + " per visit, one per line.")
  private OutputFormat output;

  @Option(
      names = "--all",
      description =
          "Print every finding. Without it, more than "
              + GroupedFindingWriter.MOST_PRINTED
              + " findings are grouped by code.")
  private boolean all;

  CheckCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    OutputFiles outputs = services.outputs(inputs.maps());
    inputs.files().protectIn(outputs);
    RunSummary tally = new RunSummary();
    try (RunReports reports = reportOptions.open(outputs, output == OutputFormat.text)) {
      VisitPipeline pipeline =
          services.pipeline(new PipelineOptions(true, rules.sets(), inputs.maps(), false));
      check(pipeline, reports, tally);
      if (output == OutputFormat.text) {
        new CoverageReport(reports.coverage()).lines().forEach(console.text()::println);
      }
      reports.finish().forEach(console.err()::println);
    }
    if (isGrouping() && severityFilter.printedCount(tally) > GroupedFindingWriter.MOST_PRINTED) {
      console.err().println("Findings are grouped by code. To print every finding, add --all.");
    }
    severityFilter.printHiddenCount(tally, console.err());
    tally.skippedLines().forEach(console.err()::println);
    console.err().println(tally.summary("visit", "accepted", "rejected"));
    return tally.exitCode().number();
  }

  private void check(VisitPipeline pipeline, RunReports reports, RunSummary tally) {
    SeriesTracker series = pipeline.newSeries();
    RunOptions options = RunOptions.of(reports.coverage());
    InputSequence reading = inputs.files().open(console.in());
    try (FindingWriter report = writer();
        ProgressDisplay progress = ProgressDisplay.of(console, "visit", reading)) {
      for (Input input : reading) {
        try (Stream<VisitResult> results = pipeline.process(input, options, series)) {
          results.forEachOrdered(
              result -> {
                tally.count(result);
                report.print(result.place().description(), result.findings());
                reports.add(result);
                progress.step();
              });
        }
      }
    }
  }

  private FindingWriter writer() {
    return isGrouping()
        ? severityFilter.writer(new GroupedFindingWriter(console.text()))
        : severityFilter.writer(console, output);
  }

  private boolean isGrouping() {
    return !all && output == OutputFormat.text;
  }
}
