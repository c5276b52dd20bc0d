package org.tpibridge.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.cli.output.Console;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.export.VisitWriter;
import picocli.CommandLine.Option;

/** Where visits are written, and in which form. */
public final class OutputTarget {
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|-",
      defaultValue = STANDARD_OUTPUT,
      description = "Folder to write to, or - for standard output (the default).")
  private String out;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      defaultValue = "bundle",
      description = OutputForm.DESCRIPTION)
  private OutputForm form;

  /**
   * The folder; empty for standard output.
   *
   * @throws UsageException if this is not a valid name
   */
  public Optional<Path> folder() {
    return isStandardOutput() ? Optional.empty() : Optional.of(InputFiles.path(out));
  }

  private boolean isStandardOutput() {
    return out.equals(STANDARD_OUTPUT);
  }

  /** Explains why the target could not be written, and what to do. */
  public String errorText(Exception e) {
    return isStandardOutput()
        ? "Cannot write to standard output: " + IoErrorText.of(e)
        : "Cannot write to "
            + out
            + ": "
            + IoErrorText.of(e)
            + ". Check the permissions and the free space of the folder.";
  }

  /** Whether visits are written as Bundles. */
  public boolean isBundle() {
    return form.isBundle();
  }

  /**
   * @throws OutputException if the folder must not be written to
   */
  public VisitWriter<?> open(OutputFiles outputs, Console console) throws IOException {
    Optional<Path> folder = folder();
    return folder.isEmpty()
        ? form.toStandardOutput(console)
        : form.toFolder(outputs.folder("-o", folder.get()), console);
  }
}
