package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that say how a clinic's own formats are read.
 *
 * @param columns a column map, for CSVs
 * @param segments a map of segments, for HL7 v2
 */
public record FileMaps(Optional<Path> columns, Optional<Path> segments) {
  static final FileMaps NONE = new FileMaps(Optional.empty(), Optional.empty());
}
