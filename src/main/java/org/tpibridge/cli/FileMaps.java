package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that say how a clinic's own formats are read.
 *
 * @param columns a column map, for CSVs
 */
public record FileMaps(Optional<Path> columns) {
  static final FileMaps NONE = new FileMaps(Optional.empty());
}
