package org.tpibridge.cli;

import java.util.List;
import org.tpibridge.pipeline.MapFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The files named on the command line, and how they are read. */
final class InputArguments {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = {
        "Files to read; - for standard input. gzip and zip are read as they are.",
        "A folder means its files by name; not hidden ones, nor folders within."
      })
  private List<String> names;

  @Mixin private MapOptions maps;

  MapFiles maps() {
    return maps.toMaps();
  }

  InputFiles files() {
    return new InputFiles(names);
  }
}
