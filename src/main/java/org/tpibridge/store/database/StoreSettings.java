package org.tpibridge.store.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which database, and how.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}
 * @param waitTime how long to wait for a lock that another process holds
 */
public record StoreSettings(
    String url, Optional<String> user, Optional<String> password, Duration waitTime) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  public StoreSettings {
    if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "the store's url starts with " + SQLITE + " or " + POSTGRESQL);
    }
    if (url.equals(SQLITE)) {
      throw new IllegalArgumentException("the store's url names a file after " + SQLITE);
    }
    if (url.startsWith(SQLITE) && !isPlainFile(url.substring(SQLITE.length()))) {
      throw new IllegalArgumentException(
          "the store's url is "
              + SQLITE
              + " and the name of a file, without file: before it and without parameters after it");
    }
    if (waitTime.isNegative() || waitTime.isZero()) {
      throw new IllegalArgumentException("the store's patience is longer than nothing");
    }
  }

  /** The driver would open another file than the one that is locked and protected. */
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

  /** Where the store lies, for people; no password. */
  public String location() {
    return isSqlite()
        ? Path.of(file()).toAbsolutePath().toString()
        : "the PostgreSQL database of tpibridge.store.url";
  }

  /** No password in a log. */
  @Override
  public String toString() {
    return "StoreSettings[" + (isSqlite() ? url : "PostgreSQL") + "]";
  }
}
