package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.importing.UsageException;

/** Reads a file whose first line is a secret. */
final class SecretFile {
  private static final long MAX_BYTES = 1 << 16;

  private SecretFile() {}

  /**
   * Reads the secret.
   *
   * @throws UsageException if the file cannot be read
   */
  static String firstLine(Path file) {
    try {
      return new String(LimitedFile.readAll(file, MAX_BYTES), UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException(
          "The secret in the file " + file + " cannot be read. " + LimitedFile.reason(e));
    }
  }
}
