package org.tpibridge.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.database.StoreSettings.ConnectionLimits;

/**
 * Settings under {@code tpibridge.store}; see {@code docs/settings.md}.
 *
 * @param url JDBC URL of the database
 * @param passwordFile a file whose first line is the password
 * @param keyFile file of the key by which erased patients are recognized
 * @param key the key itself, for hosts that pass secrets in the environment
 * @param timeout how long to wait for another process, or for a database that is not available
 * @param visitsPerTransaction how many visits an import saves in one transaction at most
 * @param connections to PostgreSQL at most, besides one for each running job
 * @param sqliteReaders connections to a SQLite file that only read, at most
 * @param sqliteCache memory of each connection to a SQLite file
 */
record StoreProperties(
    @DefaultValue("jdbc:sqlite:tpi-bridge.db") String url,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> passwordFile,
    Optional<Path> keyFile,
    Optional<String> key,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("" + VisitImporter.VISITS_PER_TRANSACTION) int visitsPerTransaction,
    @DefaultValue("6") int connections,
    @DefaultValue("4") int sqliteReaders,
    @DefaultValue("128MB") DataSize sqliteCache) {

  StoreProperties {
    if (visitsPerTransaction < 1 || visitsPerTransaction > VisitImporter.VISITS_PER_TRANSACTION) {
      throw new IllegalArgumentException(
          "tpibridge.store.visits-per-transaction must be 1 to "
              + VisitImporter.VISITS_PER_TRANSACTION);
    }
  }

  private static final String SQLITE = "jdbc:sqlite:";

  /**
   * @param ehrs names of the EHRs that changes are sent to
   * @throws UsageException if a setting cannot be used
   */
  StoreSettings toSettings(List<String> ehrs) {
    try {
      return new StoreSettings(
          url,
          user,
          password.or(() -> passwordFile.map(SecretFile::firstLine)),
          timeout,
          ehrs,
          new ConnectionLimits(connections, sqliteReaders, sqliteCache.toBytes()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("tpibridge.store: " + e.getMessage() + ".");
    }
  }

  /**
   * The registry of erased patients, with the key from a file or from a setting.
   *
   * @throws UsageException if both are set
   */
  ErasureRegistry toErasures() {
    if (key.isEmpty()) {
      return new ErasureRegistry(effectiveKeyFile());
    }
    if (keyFile.isPresent()) {
      throw new UsageException(
          "tpibridge.store.key and tpibridge.store.key-file are both set. Set one of them.");
    }
    return ErasureRegistry.withKey(
        key.get(), effectiveKeyFile().map(f -> f.resolveSibling(f.getFileName() + ".erased")));
  }

  /** The configured file; if there is none, a file beside the SQLite database. */
  private Optional<Path> effectiveKeyFile() {
    return keyFile.or(
        () -> database().map(file -> file.resolveSibling(file.getFileName() + ".key")));
  }

  /** The SQLite database; empty for a server. */
  Optional<Path> database() {
    return url.startsWith(SQLITE) && url.length() > SQLITE.length()
        ? Optional.of(Path.of(url.substring(SQLITE.length())))
        : Optional.empty();
  }

  /** Protects the database, the key, their companion files and the password file. */
  void protectIn(OutputFiles outputs) {
    effectiveKeyFile()
        .ifPresent(file -> outputs.protectWithCompanions(file, "the key of erased patients"));
    database().ifPresent(file -> outputs.protectWithCompanions(file, "a file of the store"));
    passwordFile.ifPresent(file -> outputs.protect(file, "a password file"));
  }

  /** Without secrets, because records are printed to logs. */
  @Override
  public String toString() {
    return "StoreProperties[…]";
  }
}
