package org.tpibridge.store.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the database connection.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}
 * @param waitTime how long to wait for a lock of another process
 * @param ehrs names of the EHRs that changes are sent to; each change is added to their outbox
 * @param connections how many connections there are, and how much memory each uses
 */
public record StoreSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    Duration waitTime,
    List<String> ehrs,
    ConnectionLimits connections) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  public StoreSettings {
    ehrs = List.copyOf(ehrs);
    if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException("url must start with " + SQLITE + " or " + POSTGRESQL);
    }
    if (url.equals(SQLITE)) {
      throw new IllegalArgumentException("url must contain a file name after " + SQLITE);
    }
    if (url.startsWith(SQLITE) && !isPlainFile(url.substring(SQLITE.length()))) {
      throw new IllegalArgumentException(
          "url must be "
              + SQLITE
              + " and the name of a file, without file: before it and without parameters after it");
    }
    if (waitTime.isNegative() || waitTime.isZero()) {
      throw new IllegalArgumentException("timeout must be longer than zero");
    }
  }

  /**
   * Limits of the connections of this process.
   *
   * @param connections to PostgreSQL at most, besides one for each running job
   * @param sqliteReaders connections to a SQLite file that only read, at most; one more writes
   * @param sqliteCacheBytes memory of each connection to a SQLite file for pages that it read
   */
  public record ConnectionLimits(int connections, int sqliteReaders, long sqliteCacheBytes) {
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(6, 4, 128L << 20);

    /** A thread may need two at the same time. */
    private static final int LEAST = 2;

    private static final int MOST = 500;
    private static final long LEAST_CACHE_BYTES = 1L << 20;
    private static final long MOST_CACHE_BYTES = 64L << 30;

    public ConnectionLimits {
      if (connections < LEAST || connections > MOST) {
        throw new IllegalArgumentException(
            "connections must be " + LEAST + " to " + MOST + ", not " + connections);
      }
      if (sqliteReaders < LEAST || sqliteReaders > MOST) {
        throw new IllegalArgumentException(
            "sqlite-readers must be " + LEAST + " to " + MOST + ", not " + sqliteReaders);
      }
      if (sqliteCacheBytes < LEAST_CACHE_BYTES || sqliteCacheBytes > MOST_CACHE_BYTES) {
        throw new IllegalArgumentException("sqlite-cache must be 1MB to 64GB");
      }
    }
  }

  /** Settings with the default limits. */
  public StoreSettings(
      String url,
      Optional<String> user,
      Optional<String> password,
      Duration waitTime,
      List<String> ehrs) {
    this(url, user, password, waitTime, ehrs, ConnectionLimits.DEFAULT);
  }

  /** Settings of a store whose changes are sent to no EHR. */
  public StoreSettings(
      String url, Optional<String> user, Optional<String> password, Duration waitTime) {
    this(url, user, password, waitTime, List.of());
  }

  /** Refuses URLs for which the driver would open another file than the one that is locked. */
  private static boolean isPlainFile(String name) {
    return !name.contains("?") && !name.startsWith("file:") && !name.startsWith(":");
  }

  public boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  /** The database file. */
  public String file() {
    return url.substring(SQLITE.length());
  }

  /** Where the store is, for messages; without a password. */
  public String location() {
    return isSqlite()
        ? Path.of(file()).toAbsolutePath().toString()
        : "the PostgreSQL database of tpibridge.store.url";
  }

  /** Contains no password, so that it can be logged. */
  @Override
  public String toString() {
    return "StoreSettings[" + (isSqlite() ? url : "PostgreSQL") + "]";
  }
}
