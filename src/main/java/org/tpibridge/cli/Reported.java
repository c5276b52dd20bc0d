package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.report.RejectsFile;
import org.tpibridge.source.Coverage;
import picocli.CommandLine.Option;

/** What to hand back besides findings. */
final class Reported {

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

  boolean isAnythingAsked() {
    return files().findAny().isPresent();
  }

  private Stream<Path> files() {
    return Stream.of(rejects, unknownWords, coverage).flatMap(Optional::stream);
  }

  /**
   * @param shown whether coverage is printed in any case
   * @throws UsageException where one of the files must not be written
   */
  Reports open(OutputFiles outputs, boolean shown) {
    try {
      if (rejects.isPresent()) {
        outputs.reserve("--rejects", rejects.get());
        for (Path beside : RejectsFile.beside(rejects.get())) {
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
    return new Reports(
        outputs,
        new ReportFiles(rejects, unknownWords, coverage),
        shown || coverage.isPresent() ? new Coverage() : Coverage.unwanted());
  }
}
