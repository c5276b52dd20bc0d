package org.tpibridge.importing.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for what patients' records say. Where there are no permissions, the one above counts. */
final class OwnersOnly {
  private OwnersOnly() {}

  /** Makes it where it is not there. */
  static Path folder(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return path;
    }
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createDirectory(path);
  }
}
