package org.tpibridge.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tpibridge.checking.RunOptions;
import org.tpibridge.checking.VisitPipeline;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.files.OutputFolder;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.source.Input;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "convert",
    description = "Converts visits to FHIR and keeps nothing.",
    footer = {
      "",
      "Rejected visits are reported on standard error; all others are converted.",
      "Exit: 0 all converted, 1 some rejected, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge convert visits.csv -o out",
      "  tpi-bridge convert visits.csv | head -1",
      "  tpi-bridge convert visits.csv -o out --rejects rejects.csv",
      "  tpi-bridge convert 2019.csv.gz 2020.csv.gz --to ndjson -o bulk",
    })
final class ConvertVerb implements Callable<Integer> {

  enum Form {
    bundle,
    ndjson
  }

  private record Converted<T>(VisitResult result, Optional<T> encoded) {}

  private final Services services;
  private final Console console;

  @Mixin private Inputs inputs;
  @Mixin private Shown shown;
  @Mixin private Reported reported;
  @Mixin private ChosenRules rules;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|-",
      defaultValue = "-",
      description = "Folder to write to, or - for standard output (the default).")
  private String out;

  @Option(
      names = "--to",
      paramLabel = "FORM",
      defaultValue = "bundle",
      description = {
        "bundle: one transaction Bundle a visit, <visit id>.json; on standard output one a line",
        "ndjson: one resource a line, one file a type; references are Type/id"
      })
  private Form form;

  @Option(
      names = "--validate",
      description = "Write only visits that the profiles find valid (slower).")
  private boolean validate;

  ConvertVerb(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    Tally tally = new Tally();
    OutputFiles outputs = services.outputs(inputs.maps());
    inputs.files().protectIn(outputs);
    try (Reports reports = reported.open(outputs, false);
        Target<?> target = target(outputs)) {
      convert(target, reports, tally);
      target.finish();
      reports.finish().forEach(console.err()::println);
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      console.err().println("Cannot write to " + out + ": " + Reason.of(e));
      return ExitCode.UNREADABLE.number();
    }
    tally.others().forEach(console.err()::println);
    console.err().println(tally.summary("visit", "converted", "rejected"));
    return tally.exitCode().number();
  }

  private Target<?> target(OutputFiles outputs) throws IOException {
    if (out.equals("-")) {
      return form == Form.bundle ? new BundleLines(console.out()) : ResourceLines.on(console.out());
    }
    OutputFolder folder = outputs.folder("-o", InputFiles.path(out));
    return form == Form.bundle
        ? new BundleFiles(new VisitFiles(folder, console.err()))
        : ResourceLines.inFolder(folder);
  }

  private <T> void convert(Target<T> target, Reports reports, Tally tally) {
    VisitPipeline pipeline = services.pipeline(new Wanted(validate, rules.sets(), inputs.maps()));
    SeriesTracker series = pipeline.newSeries();
    RunOptions options = RunOptions.of(reports.coverage());
    Findings report = shown.on(console.err(), Output.text);
    WrittenVisits written = new WrittenVisits();
    Reading reading = inputs.files().on(console.in());
    try (Progress progress = Progress.of(console, "visit", reading)) {
      for (Input input : reading) {
        try (Stream<Converted<T>> results =
            pipeline.process(input, options, series, result -> converted(target, result))) {
          results.forEachOrdered(
              converted -> {
                WrittenVisits.Outcome outcome = written.of(converted.result());
                VisitResult result = outcome.checked();
                tally.count(result);
                report.print(result.place().words(), result.findings());
                reports.add(result);
                converted
                    .encoded()
                    .filter(visit -> outcome.isNew())
                    .ifPresent(visit -> write(target, visit));
                progress.step();
              });
        }
      }
    }
  }

  private static <T> Converted<T> converted(Target<T> target, VisitResult result) {
    return new Converted<>(
        result,
        result instanceof VisitResult.Accepted accepted
            ? Optional.of(target.encode(accepted))
            : Optional.empty());
  }

  private static <T> void write(Target<T> target, T visit) {
    try {
      target.write(visit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
