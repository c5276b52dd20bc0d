package org.tpibridge.cli;

import java.nio.file.Files;
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

  boolean isAnythingAsked() {
    return files().findAny().isPresent();
  }

  private Stream<Path> files() {
    return Stream.of(rejects, unknownWords, coverage).flatMap(Optional::stream);
  }

  /** Some are written at the end only: hours later, perhaps. */
  private static void refuseUnlessWritable(Path file) {
    Path folder = InputFiles.folderOf(file);
    if (Files.isDirectory(file) || !Files.isDirectory(folder)) {
      throw new UsageException(
          "Cannot write "
              + file
              + (Files.isDirectory(file) ? ": it is a folder." : ": there is no such folder."));
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new UsageException("Cannot write " + file + ": permission denied.");
    }
  }

  /**
   * @param shown whether coverage is printed in any case
   */
  Reports open(InputFiles inputs, boolean shown) {
    return open(inputs, shown, Optional.empty());
  }

  /**
   * @param report a further file that is written
   */
  Reports open(InputFiles inputs, Optional<Path> report) {
    return open(inputs, false, report);
  }

  private Reports open(InputFiles inputs, boolean shown, Optional<Path> report) {
    List<Path> files = Stream.concat(files(), report.stream()).toList();
    files.forEach(inputs::refuseToOverwrite);
    if (files.stream().map(f -> f.toAbsolutePath().normalize()).distinct().count() < files.size()) {
      throw new UsageException("Each file that is to be written needs a name of its own.");
    }
    files.forEach(Reported::refuseUnlessWritable);
    return new Reports(
        new ReportFiles(rejects, unknownWords, coverage),
        shown || coverage.isPresent() ? new Coverage() : Coverage.unwanted());
  }
}
