package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.pipeline.MapFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a clinic's own formats are read. */
final class MapOptions {
  @Option(
      names = "--columns",
      paramLabel = "YAML",
      description = "Column map for CSVs that are not canonical; map-columns proposes one.")
  private Optional<Path> columns = Optional.empty();

  @Option(
      names = "--segments",
      paramLabel = "YAML",
      description = "What an HL7 v2 sender's own segments and codes tell; see docs/hl7v2.md.")
  private Optional<Path> segments = Optional.empty();

  @Mixin private SourceOption source;

  MapFiles toMaps() {
    return new MapFiles(columns, segments, source.name());
  }
}
