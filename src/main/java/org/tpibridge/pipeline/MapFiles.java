package org.tpibridge.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that say how a clinic's own formats are read.
 *
 * @param columns a column map, for CSVs
 * @param segments a map of segments, for HL7 v2
 * @param source where visit ids and MRNs come from, unless a map says so
 */
public record MapFiles(Optional<Path> columns, Optional<Path> segments, Optional<String> source) {
  /** The same, of files whose numbers may come from anywhere. */
  public MapFiles withoutSource() {
    return new MapFiles(columns, segments, Optional.empty());
  }

  public static final MapFiles NONE =
      new MapFiles(Optional.empty(), Optional.empty(), Optional.empty());
}
