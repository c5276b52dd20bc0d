package org.tpibridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tpibridge.cli.options.OutputFormat;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ProgressDisplay;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.finding.Finding;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.validation.FhirContentReader;
import org.tpibridge.validation.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Validate FHIR R4 against TPI Bridge's profiles and other packages.",
    footer = {
      "",
      "Reads resources and Bundles as JSON, XML or NDJSON. Does not use the network.",
      "Findings are printed to standard output, the summary to standard error.",
      "",
      "Exit codes: 0 all valid, 1 some invalid, 2 wrong usage or unreadable input.",
      "",
      "Examples:",
      "  tpi-bridge validate out/*.json",
      "  tpi-bridge convert visits.csv | tpi-bridge validate - --output json",
      "  tpi-bridge validate patient.json --package hl7.fhir.us.core-6.1.0.tgz",
    })
final class ValidateCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final CommandServices services;
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to validate, or - for standard input.")
  private List<String> files;

  @Option(
      names = "--profile",
      paramLabel = "URL",
      description = "Also validate against this profile, not only those in meta.profile.")
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--package",
      paramLabel = "TGZ",
      description = "FHIR package (.tgz) with additional profiles and terminology.")
  private List<Path> packages = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}). outcome prints one OperationOutcome"
              + " per resource, one per line.")
  private OutputFormat output;

  @Mixin private SeverityFilter severityFilter;

  ValidateCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  private record Validated(String unit, List<Finding> findings) {}

  @Override
  public Integer call() {
    Validator validator = services.validator(packages);
    RunSummary tally = new RunSummary();
    try (FindingWriter report = severityFilter.writer(console, output);
        ProgressDisplay progress = ProgressDisplay.of(console, "resource")) {
      for (String file : files) {
        try (FhirContentReader contents = FhirContentReader.open(opened(file), file)) {
          try (Stream<Validated> results =
              services
                  .orderedParallel()
                  .map(
                      contents,
                      content ->
                          new Validated(
                              content.place().description(),
                              validator.validate(content, profiles)))) {
            results.forEachOrdered(
                result -> {
                  tally.countValid(result.findings());
                  report.print(result.unit(), result.findings());
                  progress.step();
                });
          }
        } catch (IOException | UncheckedIOException e) {
          tally.countUnreadable();
          console.err().println("Cannot read " + file + ": " + IoErrorText.of(e));
        }
      }
    }
    severityFilter.printHiddenCount(tally, console.err());
    console.err().println(tally.summary("resource", "valid", "invalid"));
    return tally.exitCode().number();
  }

  private InputStream opened(String file) throws IOException {
    return file.equals(STANDARD_INPUT) ? console.in() : Files.newInputStream(Path.of(file));
  }
}
