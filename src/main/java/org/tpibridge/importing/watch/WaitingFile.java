package org.tpibridge.importing.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * A file with its attributes at the time they were read.
 *
 * @param key the file system's key, which distinguishes it from another file of the same name;
 *     empty if the file system has none
 */
public record WaitingFile(Path path, long size, Instant modified, String key) {

  /** Reads the attributes of a file; empty if it does not exist. */
  static Optional<WaitingFile> at(Path path) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      String key = now.fileKey() == null ? "" : now.fileKey().toString();
      return Optional.of(
          new WaitingFile(path, now.size(), now.lastModifiedTime().toInstant(), key));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns whether the file has not changed since. */
  boolean isUnchanged() throws IOException {
    return at(path).equals(Optional.of(this));
  }
}
