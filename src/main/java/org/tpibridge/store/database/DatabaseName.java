package org.tpibridge.store.database;

import java.nio.file.Path;

/**
 * Which database a message is about.
 *
 * @param name as the subject of a sentence
 * @param howToImportAgain what to do if it was created by a development version
 */
public record DatabaseName(String name, String howToImportAgain) {

  public static DatabaseName ofFile(Path file) {
    return new DatabaseName(
        "The database " + file,
        "Move the file elsewhere, together with any %1$s-wal and %1$s-shm, and import the original files again."
            .formatted(file.getFileName()));
  }

  /**
   * @param database as the connection's URL has it
   */
  public static DatabaseName ofServer(String database) {
    return new DatabaseName(
        "The PostgreSQL database " + database,
        "Create an empty database, set tpibridge.store.url to it, and import the original files again.");
  }

  public static DatabaseName ofBackup(Path file) {
    return new DatabaseName(
        "The backup " + file, "Import the original files again, and make a new backup.");
  }
}
