package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.ReportPaths;
import org.tpibridge.importing.RunReports;
import org.tpibridge.importing.UsageException;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.report.RejectsFile;
import picocli.CommandLine.Option;

/** What to hand back besides findings. */
final class ReportOptions {

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = {
        "Write rejected visits as they came, each with what is wrong beside it.",
        "What is fixed in it goes straight back in. Readable by its owner only."
      })
  private Optional<Path> rejects;

  @Option(
      names = "--unknown-words",
      paramLabel = "FILE",
      description = {
        "Write the words that no table knows as a table to fill in;",
        "name it under tpibridge.terminology.files then."
      })
  private Optional<Path> unknownWords;

  @Option(
      names = "--coverage",
      paramLabel = "FILE",
      description = "Write what of the input was understood, as JSON; holds no patient's data.")
  private Optional<Path> coverage;

  Optional<Path> rejects() {
    return rejects;
  }

  boolean isAnyGiven() {
    return files().findAny().isPresent();
  }

  private Stream<Path> files() {
    return Stream.of(rejects, unknownWords, coverage).flatMap(Optional::stream);
  }

  /**
   * @param shown whether coverage is printed in any case
   * @throws UsageException where one of the files must not be written
   */
  RunReports open(OutputFiles outputs, boolean shown) {
    try {
      if (rejects.isPresent()) {
        outputs.reserve("--rejects", rejects.get());
        for (Path beside : RejectsFile.companionFiles(rejects.get())) {
          outputs.reserveName("--rejects", beside);
        }
      }
      if (unknownWords.isPresent()) {
        outputs.reserve("--unknown-words", unknownWords.get());
      }
      if (coverage.isPresent()) {
        outputs.reserve("--coverage", coverage.get());
      }
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    }
    return new RunReports(
        outputs,
        new ReportPaths(rejects, unknownWords, coverage),
        shown || coverage.isPresent() ? new InputCoverage() : InputCoverage.disabled());
  }
}
