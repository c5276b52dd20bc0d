package org.tpibridge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.cli.UsageException;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.store.StoreSettings;

/**
 * What stands under {@code tpibridge.store}; {@code docs/settings.md}.
 *
 * @param url of the database, as JDBC has it
 * @param passwordFile a file whose first line is the password
 * @param keyFile of the key by which erased patients are known again
 * @param patience how long to wait for another process, or for a database that is gone
 */
record StoringSettings(
    @DefaultValue("jdbc:sqlite:tpi-bridge.db") String url,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> passwordFile,
    Optional<Path> keyFile,
    @DefaultValue("30s") Duration patience) {

  private static final String SQLITE = "jdbc:sqlite:";

  /**
   * @throws UsageException saying what cannot be used
   */
  StoreSettings toSettings() {
    try {
      return new StoreSettings(
          url, user, password.or(() -> passwordFile.map(SecretFile::firstLine)), patience);
    } catch (IllegalArgumentException e) {
      throw new UsageException("tpibridge.store: " + e.getMessage() + ".");
    }
  }

  /** With SQLite, beside the database unless told otherwise. */
  Erasures toErasures() {
    return new Erasures(
        keyFile.or(
            () ->
                url.startsWith(SQLITE)
                    ? Optional.of(Path.of(url.substring(SQLITE.length()) + ".key"))
                    : Optional.empty()));
  }

  /** No password in a log. */
  @Override
  public String toString() {
    return "StoringSettings[…]";
  }
}
