package org.tpibridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tpibridge.cli.UsageException;

/** A file whose first line is a secret. */
final class SecretFile {
  private SecretFile() {}

  /**
   * @throws UsageException where it cannot be read
   */
  static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException("The password file " + file + " cannot be read.");
    }
  }
}
