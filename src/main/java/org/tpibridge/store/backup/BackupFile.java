package org.tpibridge.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.DatabaseSchema;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.resources.ContentChecksum;
import org.tpibridge.store.sqlite.SqliteDatabaseFile;

/** Reads a backup: a SQLite file with all tables of a store, whatever database the store uses. */
final class BackupFile {
  private BackupFile() {}

  /** Opens it read-only; it may be on a read-only medium. */
  static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /**
   * Checks all of the file.
   *
   * @param named the name of the file in messages
   * @throws StoreException if it is damaged or not a backup of this program
   */
  static BackupSummary check(Path file, Path named) {
    try {
      SqliteDatabaseFile.check(file);
      try (Connection connection = open(file);
          Statement statement = connection.createStatement()) {
        try (ResultSet result = statement.executeQuery("pragma integrity_check(1)")) {
          if (!result.next() || !result.getString(1).equals("ok")) {
            throw damaged(named, null);
          }
        }
        DatabaseSchema.refuseDevelopmentVersion(connection, DatabaseName.ofBackup(named));
        try (ResultSet contents =
            statement.executeQuery("select key, content_crc, content from resource_version")) {
          while (contents.next()) {
            ContentChecksum.verified(
                contents.getLong("key"),
                contents.getLong("content_crc"),
                contents.getBytes("content"));
          }
        }
        return new BackupSummary(
            named,
            Files.size(file),
            count(statement, "select count(*) from visit"),
            count(statement, "select count(*) from resource"));
      }
    } catch (SQLException | IOException e) {
      throw damaged(named, e);
    } catch (StoreException e) {
      throw e.errorKind() == ErrorKind.DAMAGED ? damaged(named, e) : e;
    }
  }

  private static long count(Statement statement, String select) throws SQLException {
    try (ResultSet result = statement.executeQuery(select)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static StoreException damaged(Path file, Exception e) {
    return new StoreException(
        ErrorKind.DAMAGED,
        "The file " + file + " is damaged, or is not a backup of a store. Use another backup.",
        e);
  }
}
