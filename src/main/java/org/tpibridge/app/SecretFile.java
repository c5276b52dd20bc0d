package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.importing.UsageException;

/** A file whose first line is a secret. */
final class SecretFile {
  private static final long LARGEST = 1 << 16;

  private SecretFile() {}

  /**
   * @throws UsageException where it cannot be read
   */
  static String firstLine(Path file) {
    try {
      return new String(LimitedFile.readAll(file, LARGEST), UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException(
          "The password file " + file + " cannot be read. " + LimitedFile.reason(e));
    }
  }
}
