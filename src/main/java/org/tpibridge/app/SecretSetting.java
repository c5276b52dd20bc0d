package org.tpibridge.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.importing.UsageException;

/** A secret that is set as a value, usually in the environment, or as the name of a file. */
final class SecretSetting {
  private SecretSetting() {}

  /**
   * @param setting name of the setting with the value; that of the file has {@code -file} added
   * @throws IllegalArgumentException if both are set
   */
  static Optional<Secret> of(String setting, Optional<String> value, Optional<Path> file) {
    if (value.isPresent() && file.isPresent()) {
      throw new IllegalArgumentException(
          setting + " and " + setting + "-file are both set. Set one of them");
    }
    return value.map(Secret::of).or(() -> file.map(SecretSetting::fromFile));
  }

  /** Read at each use, so that it can be replaced while the program runs. */
  private static Secret fromFile(Path file) {
    return Secret.from(
        () -> {
          String secret = SecretFile.firstLine(file);
          if (secret.isBlank()) {
            throw new UsageException("The first line of the file " + file + " is empty.");
          }
          return secret;
        });
  }
}
