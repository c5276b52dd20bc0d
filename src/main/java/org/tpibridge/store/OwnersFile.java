package org.tpibridge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.files.OwnerOnly;

/** Files that only their owner may open. SQLite gives the files beside one the same permissions. */
final class OwnersFile {
  private static final Logger log = LoggerFactory.getLogger(OwnersFile.class);
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private OwnersFile() {}

  /** Makes an empty file that is not there. */
  static void make(Path file) throws IOException {
    OwnerOnly.make(file);
  }

  /** Takes from others what somebody has let them: a copy of a database comes with it. */
  static void keepToOwner(Path file) {
    try {
      if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        Files.setPosixFilePermissions(file, OWNER);
      }
    } catch (IOException e) {
      log.warn("The database {} may be read by others than its owner.", file);
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
