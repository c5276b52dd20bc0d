package org.tpibridge.importing.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it was when it was looked at.
 *
 * @param key tells it from another file under its name, where the file system can; else empty
 */
public record WaitingFile(Path path, long size, Instant modified, String key) {

  /** Empty where there is none, or none any more. */
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

  /** Whether nobody changed it since. */
  boolean isUnchanged() throws IOException {
    return at(path).equals(Optional.of(this));
  }
}
