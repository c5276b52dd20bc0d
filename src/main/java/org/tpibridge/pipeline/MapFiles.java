package org.tpibridge.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that describe the clinic's own input formats.
 *
 * @param columns a column map, for CSV files
 * @param segments a segment map, for HL7 v2
 * @param source the source of visit ids and MRNs, unless a map names one
 */
public record MapFiles(Optional<Path> columns, Optional<Path> segments, Optional<String> source) {
  /** Maps without a source, for inputs whose numbers are the clinic's. */
  public MapFiles withoutSource() {
    return new MapFiles(columns, segments, Optional.empty());
  }

  public static final MapFiles NONE =
      new MapFiles(Optional.empty(), Optional.empty(), Optional.empty());
}
