package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.files.TemporaryFile;

/**
 * Stores a copy of the tombstones outside of the database, so that erased patients are recognized
 * after an older backup was restored. Each line is a hash, followed by the check value of its key;
 * the check value is missing in files of older versions.
 */
final class ErasedPatientsFile {
  private final Path file;
  private Map<String, String> hashes = Map.of();
  private long read;

  ErasedPatientsFile(Path file) {
    this.file = file;
  }

  synchronized boolean has(byte[] hash) {
    refresh();
    return hashes.containsKey(hex(hash));
  }

  synchronized boolean isEmpty() {
    refresh();
    return hashes.isEmpty();
  }

  /** Returns whether a hash was made with another key than the one with this check value. */
  synchronized boolean hasOtherKey(byte[] keyCheck) {
    refresh();
    return hashes.values().stream().anyMatch(k -> !k.isEmpty() && !k.equals(hex(keyCheck)));
  }

  Path file() {
    return file;
  }

  synchronized void add(byte[] hash, byte[] keyCheck) {
    if (!has(hash)) {
      try (FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              OwnerOnlyFiles.fileAttributes(file))) {
        channel.write(ByteBuffer.wrap(line(hex(hash), hex(keyCheck)).getBytes(US_ASCII)));
        channel.force(true);
      } catch (IOException e) {
        throw notWritten(e);
      }
    }
  }

  synchronized void remove(byte[] hash) {
    if (has(hash)) {
      try (TemporaryFile rest = TemporaryFile.of(file)) {
        for (Map.Entry<String, String> other : hashes.entrySet()) {
          if (!other.getKey().equals(hex(hash))) {
            rest.out().write(line(other.getKey(), other.getValue()).getBytes(US_ASCII));
          }
        }
        rest.renameForced(file);
      } catch (IOException e) {
        throw notWritten(e);
      }
    }
  }

  private static String line(String hash, String keyCheck) {
    return (hash + " " + keyCheck).strip() + "\n";
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private ErasureException notWritten(IOException cause) {
    return new ErasureException(
        "Cannot write the list of erased patients "
            + file
            + ". Check its permissions and free"
            + " disk space.",
        cause);
  }

  /** Reads the file again if another process may have changed it. */
  private void refresh() {
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size != read) {
        Map<String, String> fresh = new LinkedHashMap<>();
        for (String line : size == 0 ? List.<String>of() : Files.readAllLines(file, US_ASCII)) {
          String[] parts = line.strip().split(" ", 2);
          if (!parts[0].isEmpty()) {
            fresh.put(parts[0], parts.length > 1 ? parts[1] : "");
          }
        }
        hashes = fresh;
        read = size;
      }
    } catch (IOException e) {
      throw new ErasureException(
          "Cannot read the list of erased patients "
              + file
              + ". Check its"
              + " permissions and its owner.",
          e);
    }
  }
}
