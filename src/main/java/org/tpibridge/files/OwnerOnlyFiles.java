package org.tpibridge.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and folders that only their owner may open, because patients' data is in them. Where the
 * file system has no such permissions, those of the folder above apply.
 */
public final class OwnerOnlyFiles {
  private static final Logger log = LoggerFactory.getLogger(OwnerOnlyFiles.class);
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private static final String UNFINISHED = ".part";

  private OwnerOnlyFiles() {}

  /** For creating a file. */
  public static FileAttribute<?>[] fileAttributes(Path file) {
    return attributes(file, "rw-------");
  }

  /** Makes an empty file that does not exist. */
  public static void create(Path file) throws IOException {
    Files.createFile(file, fileAttributes(file));
  }

  /**
   * Makes a folder, and those above it, where they do not exist. Folders that exist stay as they
   * are.
   */
  public static Path createFolder(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return folder;
    }
    if (absolute.getParent() != null) {
      createFolder(absolute.getParent());
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

  /** Removes the permissions of all others from a file that exists. */
  public static void restrict(Path file) throws IOException {
    if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }

  /** The same for a file that is used all the same where that is refused: a warning is logged. */
  public static void restrictIfPossible(Path file) {
    try {
      restrict(file);
    } catch (IOException e) {
      log.warn(
          "The permissions of {} cannot be set; users other than its owner may read it.", file);
    }
  }

  /**
   * Writes a file that is complete and on disk when this returns. A file of that name is replaced
   * in one step.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path unfinished =
        file.resolveSibling(file.getFileName() + "." + Thread.currentThread().getId() + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            fileAttributes(unfinished))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceNames(file.toAbsolutePath().getParent());
  }

  /** A file's name is on disk only when its folder is. */
  private static void forceNames(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes what {@link #write} left incomplete in a folder when the program was killed. */
  public static void removeUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
      for (Path unfinished : files) {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
