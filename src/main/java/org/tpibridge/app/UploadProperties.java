package org.tpibridge.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings under {@code tpibridge.uploads}; see {@code docs/serve.md}.
 *
 * @param folder of the files that are sent to the HTTP server
 */
record UploadProperties(Optional<Path> folder) {
  private static final Path DEFAULT = Path.of("tpi-bridge-uploads");

  /**
   * The folder that is set, or one beside the database.
   *
   * @param database the SQLite database; empty for a server
   */
  Path folder(Optional<Path> database) {
    return folder.orElseGet(
        () ->
            database
                .map(file -> file.resolveSibling(file.getFileName() + ".uploads"))
                .orElse(DEFAULT));
  }
}
