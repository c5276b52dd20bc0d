package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  Optional<Path> unknownWords() {
    return unknownWords;
  }

  Optional<Path> coverage() {
    return coverage;
  }

  /**
   * @param shown whether coverage is printed in any case
   */
  Reports open(InputFiles inputs, boolean shown) {
    List<Path> files =
        Stream.of(rejects, unknownWords, coverage).flatMap(Optional::stream).toList();
    files.forEach(inputs::refuseToOverwrite);
    if (files.stream().map(f -> f.toAbsolutePath().normalize()).distinct().count() < files.size()) {
      throw new UsageException(
          "--rejects, --unknown-words and --coverage each need a file of their own.");
    }
    return new Reports(this, shown || coverage.isPresent() ? new Coverage() : Coverage.unwanted());
  }
}
