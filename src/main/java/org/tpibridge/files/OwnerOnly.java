package org.tpibridge.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner may open, because patients' data is in them. Where the
 * file system has no such permissions, those of the folder above apply.
 */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** For creating a file. */
  public static FileAttribute<?>[] file(Path file) {
    return attributes(file, "rw-------");
  }

  /** Makes an empty file that does not exist. */
  public static void make(Path file) throws IOException {
    Files.createFile(file, file(file));
  }

  /**
   * Makes a folder, and those above it, where they do not exist. Folders that exist stay as they
   * are.
   */
  public static Path folder(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return folder;
    }
    if (absolute.getParent() != null) {
      folder(absolute.getParent());
    }
    try {
      Files.createDirectory(absolute, attributes(absolute, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(absolute)) {
        throw e;
      }
    }
    return folder;
  }

  /** Takes a file that exists from everybody else. */
  public static void restrict(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
