package org.tpibridge.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.tpibridge.files.OwnerOnly;

/**
 * A folder that only its owner may open, for what patients' records say, in which a file is whole
 * and on disk, or is not there. Where the file system knows no such permissions, the folder above
 * counts.
 */
final class OwnersFolder {
  private static final String UNFINISHED = ".part";

  private final Path path;

  private OwnersFolder(Path path) {
    this.path = path;
  }

  /** Makes it, and the folders above it, where they are not there. */
  static OwnersFolder at(Path path) throws IOException {
    return new OwnersFolder(OwnerOnly.folder(path));
  }

  /** Removes what was left half written when the program ended. */
  void clean() throws IOException {
    try (var files = Files.newDirectoryStream(path, "*" + UNFINISHED)) {
      for (Path unfinished : files) {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  OwnersFolder folder(String name) throws IOException {
    return at(path.resolve(name));
  }

  /** Writes a file and returns when it would survive the power going. */
  void write(String name, byte[] bytes) throws IOException {
    Path file = file(name);
    Path unfinished = file(name + "." + Thread.currentThread().getId() + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            OwnerOnly.file(unfinished))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force();
  }

  /** The file's name itself is on disk only when its folder is. */
  private void force() throws IOException {
    if (isPosix(path)) {
      try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
