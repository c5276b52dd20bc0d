package org.tpibridge.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.pipeline.MapFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for reading a clinic's own formats. */
public final class MapOptions {
  @Option(
      names = "--columns",
      paramLabel = "YAML",
      description = "Column map for a CSV file from another program; map-columns proposes one.")
  private Optional<Path> columns = Optional.empty();

  @Option(
      names = "--segments",
      paramLabel = "YAML",
      description = "Map of an HL7 v2 sender's own segments and codes; see docs/hl7v2.md.")
  private Optional<Path> segments = Optional.empty();

  @Mixin private SourceOption source;

  public MapFiles toMaps() {
    return new MapFiles(columns, segments, source.name());
  }
}
