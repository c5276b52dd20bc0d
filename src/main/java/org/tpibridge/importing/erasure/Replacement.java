package org.tpibridge.importing.erasure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * What takes a file's place in one step, when it is whole and on the disk. Until then it is the
 * owner's beside it; closing removes what took no place.
 */
final class Replacement implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final OutputStream out;

  Replacement(Path file) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    // One is there where a process was killed.
    Files.deleteIfExists(unfinished);
    this.channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            KeyFile.ownersOnly(unfinished));
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  OutputStream out() {
    return out;
  }

  void takePlace() throws IOException {
    out.flush();
    channel.force(true);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
