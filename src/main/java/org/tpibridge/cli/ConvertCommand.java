package org.tpibridge.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.InputArguments;
import org.tpibridge.cli.options.OutputTarget;
import org.tpibridge.cli.options.ReportOptions;
import org.tpibridge.cli.options.RulesOption;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ProgressDisplay;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.RunReports;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.export.VisitWriter;
import org.tpibridge.importing.export.WrittenVisits;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.Input;
import org.tpibridge.rules.SeriesTracker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "convert",
    description = "Convert visits to FHIR without saving them in the store.",
    footer = {
      "",
      "Rejected visits are reported on standard error; all other visits are converted."
          + " With -o DIR, a table of the first visits is printed.",
      "",
      "Posting the Bundles of corrected visits again does not remove from the receiver what a visit"
          + " no longer contains, such as a drug or a site. To send corrections, import the visits"
          + " and use export --since, which marks them as entered in error.",
      "",
      "Requires the clinic's settings (docs/settings.md), or --demo.",
      "",
      "Exit codes: 0 all converted, 1 some rejected, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge convert examples/visits.csv -o out --demo",
      "  tpi-bridge convert visits.csv -o out",
      "  tpi-bridge convert visits.csv | head -1",
      "  tpi-bridge convert visits.csv -o out --rejects rejects.csv",
      "  tpi-bridge convert 2019.csv.gz 2020.csv.gz --to ndjson -o bulk",
    })
final class ConvertCommand implements Callable<Integer> {

  private record Converted<T>(VisitResult result, Optional<T> encoded) {}

  private final CommandServices services;
  private final Console console;

  @Mixin private InputArguments inputs;
  @Mixin private SeverityFilter severityFilter;
  @Mixin private ReportOptions reportOptions;
  @Mixin private RulesOption rules;
  @Mixin private DemoOption demo;
  @Mixin private OutputTarget target;

  @Option(
      names = "--validate",
      description = "Write only visits that are valid against the profiles (slower).")
  private boolean validate;

  ConvertCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.requireClinicSettings(demo.isDemo());
    ConversionText text = new ConversionText(console, severityFilter, target.folder().isPresent());
    OutputFiles outputs = services.outputs(inputs.maps());
    inputs.files().protectIn(outputs);
    try (RunReports reports = reportOptions.open(outputs, false);
        VisitWriter<?> writer = target.open(outputs, console)) {
      convert(writer, reports, text);
      writer.finish();
      target.folder().ifPresent(folder -> text.printWritten(written(folder)));
      reports.finish().forEach(console.err()::println);
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      console.err().println(target.errorText(e));
      return ExitCode.FAILED.number();
    }
    return text.printSummary().number();
  }

  private String written(Path folder) {
    return target.isBundle()
        ? "The Bundles are in " + folder + ", one file <visit id>.json for each visit."
        : "The resources are in " + folder + ", one file <type>.ndjson per resource type.";
  }

  private <T> void convert(VisitWriter<T> writer, RunReports reports, ConversionText text) {
    VisitPipeline pipeline =
        services.pipeline(
            new PipelineOptions(validate, rules.sets(), inputs.maps(), demo.isDemo()));
    SeriesTracker series = pipeline.newSeries();
    RunOptions options = RunOptions.of(reports.coverage());
    WrittenVisits written = new WrittenVisits();
    InputSequence reading = inputs.files().open(console.in());
    try (ProgressDisplay progress = ProgressDisplay.of(console, "visit", reading)) {
      for (Input input : reading) {
        try (Stream<Converted<T>> results =
            pipeline.process(input, options, series, result -> converted(writer, result))) {
          results.forEachOrdered(
              converted -> {
                WrittenVisits.DuplicateCheck outcome = written.check(converted.result());
                VisitResult result = outcome.result();
                text.add(result);
                reports.add(result);
                converted
                    .encoded()
                    .filter(visit -> outcome.isNew())
                    .ifPresent(visit -> text.addWritten(result, write(writer, visit)));
                progress.step();
              });
        }
      }
    }
  }

  private static <T> Converted<T> converted(VisitWriter<T> writer, VisitResult result) {
    return new Converted<>(
        result,
        result instanceof VisitResult.Accepted accepted
            ? Optional.of(writer.encode(accepted))
            : Optional.empty());
  }

  private static <T> Optional<String> write(VisitWriter<T> writer, T visit) {
    try {
      return writer.write(visit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
