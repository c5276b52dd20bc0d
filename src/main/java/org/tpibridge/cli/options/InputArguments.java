package org.tpibridge.cli.options;

import java.util.List;
import org.tpibridge.pipeline.MapFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The input files of a command, and how to read them. */
public final class InputArguments {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Files to read, or - for standard input. gzip and zip files are unpacked. Files in"
              + " a folder are read in name order. Hidden files and subfolders are skipped.")
  private List<String> names;

  @Mixin private MapOptions maps;

  public MapFiles maps() {
    return maps.toMaps();
  }

  public InputFiles files() {
    return new InputFiles(names);
  }
}
