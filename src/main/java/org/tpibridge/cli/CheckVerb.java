package org.tpibridge.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tpibridge.checking.RunOptions;
import org.tpibridge.checking.VisitPipeline;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.report.CoverageReport;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.source.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Checks visits against reading, mapping and the profiles, and keeps nothing.",
    footer = {
      "",
      "Findings and what was understood of the input go to standard output, the summary to",
      "standard error; --output json and outcome are findings only.",
      "Exit: 0 no visit rejected, 1 some rejected, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge check visits.csv",
      "  tpi-bridge check visits.csv --output json --level error",
      "  tpi-bridge check visits.csv --rejects rejects.csv --unknown-words words.csv",
    })
final class CheckVerb implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Mixin private Inputs inputs;
  @Mixin private Shown shown;
  @Mixin private Reported reported;
  @Mixin private ChosenRules rules;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; outcome is one OperationOutcome a visit, one a line")
  private Output output;

  CheckVerb(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    OutputFiles outputs = services.outputs(inputs.maps());
    inputs.files().protectIn(outputs);
    Tally tally = new Tally();
    try (Reports reports = reported.open(outputs, output == Output.text)) {
      VisitPipeline pipeline = services.pipeline(new Wanted(true, rules.sets(), inputs.maps()));
      check(pipeline, reports, tally);
      if (output == Output.text) {
        new CoverageReport(reports.coverage()).lines().forEach(console.out()::println);
      }
      reports.finish().forEach(console.err()::println);
    }
    shown.tellHidden(tally, console.err());
    tally.others().forEach(console.err()::println);
    console.err().println(tally.summary("visit", "accepted", "rejected"));
    return tally.exitCode().number();
  }

  private void check(VisitPipeline pipeline, Reports reports, Tally tally) {
    SeriesTracker series = pipeline.newSeries();
    RunOptions options = RunOptions.of(reports.coverage());
    Reading reading = inputs.files().on(console.in());
    try (Findings report = shown.on(console.out(), output);
        Progress progress = Progress.of(console, "visit", reading)) {
      for (Input input : reading) {
        try (Stream<VisitResult> results = pipeline.process(input, options, series)) {
          results.forEachOrdered(
              result -> {
                tally.count(result);
                report.print(result.place().words(), result.findings());
                reports.add(result);
                progress.step();
              });
        }
      }
    }
  }
}
