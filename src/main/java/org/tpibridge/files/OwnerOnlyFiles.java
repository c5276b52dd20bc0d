package org.tpibridge.files;

import java.io.IOException;
import java.io.InputStream;
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
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates files and folders that only their owner can open, because they contain patients' data. On
 * file systems without POSIX permissions, the permissions of the parent folder apply.
 */
public final class OwnerOnlyFiles {
  private static final Logger log = LoggerFactory.getLogger(OwnerOnlyFiles.class);
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private static final String UNFINISHED = ".part";
  private static final int COPY_BYTES = 1 << 16;

  private OwnerOnlyFiles() {}

  /** Returns the attributes for creating a file. */
  public static FileAttribute<?>[] fileAttributes(Path file) {
    return attributes(file, "rw-------");
  }

  /** Creates an empty file. */
  public static void create(Path file) throws IOException {
    Files.createFile(file, fileAttributes(file));
  }

  /** Creates a folder and its parents if they do not exist. Existing folders do not change. */
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

  /** Removes the permissions of group and others from an existing file. */
  public static void restrict(Path file) throws IOException {
    if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }

  /** Removes permissions as {@link #restrict} does, but logs a warning if that is not possible. */
  public static void restrictIfPossible(Path file) {
    try {
      restrict(file);
    } catch (IOException e) {
      log.warn(
          "Cannot restrict the permissions of {}; users other than its owner may be able to read"
              + " it.",
          file);
    }
  }

  /** Writes a file atomically and waits until it is on disk. An existing file is replaced. */
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

  /**
   * Copies a stream to a new file, and waits until it is on disk.
   *
   * @param limit maximum size in bytes
   * @return whether the stream was not larger; if it was, the file does not exist
   */
  public static boolean copy(InputStream from, Path file, long limit) throws IOException {
    boolean complete = false;
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            fileAttributes(file))) {
      ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
      long size = 0;
      for (int read = from.read(buffer.array()); read >= 0; read = from.read(buffer.array())) {
        size += read;
        if (size > limit) {
          return false;
        }
        buffer.position(0).limit(read);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      channel.force(true);
      complete = true;
      return true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Writes the entry of a file in its folder to disk. */
  private static void forceNames(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Removes incomplete files of a folder, left by a killed process.
   *
   * @param before the last change; another process may be writing later ones
   */
  public static void removeUnfinished(Path folder, Instant before) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
      for (Path unfinished : files) {
        if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(before)) {
          Files.deleteIfExists(unfinished);
        }
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
