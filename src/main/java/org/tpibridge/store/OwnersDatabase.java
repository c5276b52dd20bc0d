package org.tpibridge.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.tpibridge.store.StoreException.Kind;

/**
 * A database file that only its owner may open. SQLite gives the files beside it the same
 * permissions.
 */
final class OwnersDatabase {
  private OwnersDatabase() {}

  /** Makes the file where it is not there. */
  static void prepare(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file, ownersOnly(file));
    } catch (FileAlreadyExistsException e) {
      // It was made like this before.
    } catch (IOException e) {
      throw new StoreException(
          Kind.READ_ONLY,
          "The database " + file + " cannot be made. Check that its folder may be written.",
          e);
    }
  }

  static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
