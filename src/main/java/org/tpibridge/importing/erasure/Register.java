package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A copy of the tombstones outside of the database, so that a backup from before an erasure cannot
 * bring the patient back: one hash a line.
 */
final class Register {
  private final Path file;
  private Set<String> hashes = Set.of();
  private long read;

  Register(Path file) {
    this.file = file;
  }

  synchronized boolean has(byte[] hash) {
    refresh();
    return hashes.contains(HexFormat.of().formatHex(hash));
  }

  synchronized boolean isEmpty() {
    refresh();
    return hashes.isEmpty();
  }

  synchronized void add(byte[] hash) {
    if (!has(hash)) {
      try (FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              KeyFile.ownersOnly(file))) {
        channel.write(ByteBuffer.wrap((HexFormat.of().formatHex(hash) + "\n").getBytes(US_ASCII)));
        channel.force(true);
      } catch (IOException e) {
        throw notWritten(e);
      }
    }
  }

  synchronized void remove(byte[] hash) {
    if (has(hash)) {
      String gone = HexFormat.of().formatHex(hash);
      try (Replacement rest = new Replacement(file)) {
        for (String other : hashes.stream().filter(h -> !h.equals(gone)).sorted().toList()) {
          rest.out().write((other + "\n").getBytes(US_ASCII));
        }
        rest.takePlace();
      } catch (IOException e) {
        throw notWritten(e);
      }
    }
  }

  private ErasureException notWritten(IOException cause) {
    return new ErasureException(
        "The list of erased patients " + file + " cannot be written.", cause);
  }

  /** Reads the file again where another process may have added to it. */
  private void refresh() {
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size != read) {
        hashes = size == 0 ? Set.of() : new HashSet<>(Files.readAllLines(file, US_ASCII));
        read = size;
      }
    } catch (IOException e) {
      throw new ErasureException("The list of erased patients " + file + " cannot be read.", e);
    }
  }
}
