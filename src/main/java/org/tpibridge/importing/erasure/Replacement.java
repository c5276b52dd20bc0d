package org.tpibridge.importing.erasure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * What takes a file's place in one step, when it is complete and on the disk. Until then it is the
 * owner's beside it; closing removes what took no place.
 */
final class Replacement implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final OutputStream out;

  Replacement(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    this.unfinished =
        this.file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    this.channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownersOnly(unfinished));
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  OutputStream out() {
    return out;
  }

  void takePlace() throws IOException {
    finish();
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The same where no file is there; one that came meanwhile stays. */
  void takeFreePlace() throws IOException {
    finish();
    try {
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; both use its file.
    } catch (UnsupportedOperationException e) {
      Files.move(unfinished, file);
    }
  }

  private void finish() throws IOException {
    out.flush();
    channel.force(true);
  }

  static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
