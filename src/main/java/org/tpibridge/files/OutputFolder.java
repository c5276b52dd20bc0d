package org.tpibridge.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder for outputs whose names are determined when they are written. */
public final class OutputFolder {
  private final OutputFiles files;
  private final String option;
  private final Path folder;

  OutputFolder(OutputFiles files, String option, Path folder) {
    this.files = files;
    this.option = option;
    this.folder = folder;
  }

  public Path path() {
    return folder;
  }

  /** Returns why a file of this name must not be written; empty if it may be written. */
  public Optional<String> conflict(String name) {
    return files.conflictOfNew(folder.resolve(name));
  }

  /**
   * Checks existing files in the folder before the work begins.
   *
   * @param glob pattern of the names that outputs may have
   * @throws OutputException if one of them must not be overwritten
   */
  public void refuseUnlessFree(String glob) throws IOException {
    try (DirectoryStream<Path> existing = Files.newDirectoryStream(folder, glob)) {
      for (Path file : existing) {
        Optional<String> objection = files.conflictOfNew(file);
        if (objection.isPresent()) {
          throw new OutputException(
              "Cannot write " + option + " to " + file + ": " + objection.get());
        }
      }
    }
  }

  /**
   * @throws OutputException if the file must not be written
   */
  public OutputFile open(String name) throws IOException {
    Path target = folder.resolve(name);
    Optional<String> objection = files.conflictOfNew(target);
    if (objection.isPresent()) {
      throw new OutputException(
          "Cannot write " + option + " to " + target + ": " + objection.get());
    }
    return new OutputFile(files, target, TemporaryFile.in(folder));
  }
}
