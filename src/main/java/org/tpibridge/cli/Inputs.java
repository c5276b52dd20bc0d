package org.tpibridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.Input;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The files named on the command line. */
final class Inputs {
  private static final String STANDARD_INPUT = "-";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to read; - for standard input. gzip and zip are read as they are.")
  private List<String> files;

  @Option(
      names = "--columns",
      paramLabel = "YAML",
      description = "Column map for CSVs that are not canonical; map-columns proposes one.")
  private Path columns;

  @Option(
      names = "--segments",
      paramLabel = "YAML",
      description = "What an HL7 v2 sender's own segments and codes tell; see docs/hl7v2.md.")
  private Path segments;

  FileMaps maps() {
    return new FileMaps(Optional.ofNullable(columns), Optional.ofNullable(segments));
  }

  List<Input> on(InputStream standardInput) {
    return files.stream()
        .map(f -> f.equals(STANDARD_INPUT) ? Input.standardInput(standardInput) : Input.of(path(f)))
        .toList();
  }

  /** An output over an input would be gone before it is read, or be what somebody just fixed. */
  void refuseToOverwrite(Path output) {
    for (String file : files) {
      if (!file.equals(STANDARD_INPUT) && isSame(path(file), output)) {
        throw new CommandLine.ParameterException(
            command.commandLine(), output + " is read; write to another file.");
      }
    }
  }

  private static boolean isSame(Path input, Path output) {
    try {
      return Files.isSameFile(input, output);
    } catch (IOException e) {
      // One of the two is not there, so they are not one.
      return false;
    }
  }

  Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "Not a file name: " + e.getReason(), e);
    }
  }
}
