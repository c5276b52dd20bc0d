package org.tpibridge.cli.options;

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

/** Options for the files that a command writes in addition to findings. */
public final class ReportOptions {

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write the rejected visits unchanged, each with its errors. Correct them in this file and"
              + " import it. Only its owner can read it.")
  private Optional<Path> rejects;

  @Option(
      names = "--unknown-words",
      paramLabel = "FILE",
      description =
          "Write words that are in no terminology table, as a table to fill in. Then add the file"
              + " to the setting tpibridge.terminology.files.")
  private Optional<Path> unknownWords;

  @Option(
      names = "--coverage",
      paramLabel = "FILE",
      description = "Write which parts of the input were read, as JSON, without patient data.")
  private Optional<Path> coverage;

  public Optional<Path> rejects() {
    return rejects;
  }

  public boolean isAnyGiven() {
    return files().findAny().isPresent();
  }

  private Stream<Path> files() {
    return Stream.of(rejects, unknownWords, coverage).flatMap(Optional::stream);
  }

  /**
   * @param countCoverage whether to count coverage even if no file for it is given
   * @throws UsageException if one of the files must not be written
   */
  public RunReports open(OutputFiles outputs, boolean countCoverage) {
    try {
      if (rejects.isPresent()) {
        outputs.reserve("--rejects", rejects.get());
        for (Path companion : RejectsFile.companionFiles(rejects.get())) {
          outputs.reserveName("--rejects", companion);
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
        countCoverage || coverage.isPresent() ? new InputCoverage() : InputCoverage.disabled());
  }
}
