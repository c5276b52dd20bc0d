package org.tpibridge.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.DatabaseSchema;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.sqlite.LockFile;
import org.tpibridge.store.sqlite.SqliteDataSource;
import org.tpibridge.store.sqlite.SqliteDatabaseFile;
import org.tpibridge.store.sqlite.SqliteErrors;

/** Replaces a SQLite database that is not in use with a backup. */
public final class SqliteRestore {
  private final Path file;
  private final Duration waitTime;

  public SqliteRestore(StoreSettings settings) {
    this.file = SqliteDatabaseFile.resolve(settings.file());
    this.waitTime = settings.waitTime();
  }

  /**
   * @param replace whether a store that contains data may be replaced
   */
  public RestoreSummary from(Path backup, boolean replace, Instant now) {
    LockFile exclusive = LockFile.exclusive(file, waitTime);
    try {
      PreparedBackup.ReplacedStore replaced =
          Files.exists(file) ? replacedStore() : PreparedBackup.ReplacedStore.NOTHING;
      replaced.requireReplaceable(replace, file.toString());
      Path newFile = SqliteDatabaseFile.createNewFile(file);
      try {
        PreparedBackup prepared = PreparedBackup.prepare(backup, newFile);
        int erased = prepared.copyErasuresAndBackups(replaced, now);
        BackupSummary restored = BackupFile.check(newFile, backup);
        Optional<Path> renamed =
            replaced.damaged() || SqliteDatabaseFile.orphanedLog(file).isPresent()
                ? Optional.of(SqliteDatabaseFile.renameDamaged(file))
                : Optional.empty();
        Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE);
        return new RestoreSummary(restored.visits(), restored.resources(), erased, renamed);
      } finally {
        SqliteDatabaseFile.remove(newFile);
      }
    } catch (SQLException e) {
      throw SqliteErrors.asStoreException(file, e);
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The database " + file + " cannot be replaced. Check the permissions of its folder.",
          e);
    } finally {
      exclusive.close();
    }
  }

  /** Reads the contents of the file, after its write-ahead log was merged into it. */
  private PreparedBackup.ReplacedStore replacedStore() {
    try {
      SqliteDatabaseFile.check(file);
      try (Connection connection =
              new SqliteDataSource(file, waitTime, TransactionMode.IMMEDIATE).getConnection();
          Statement statement = connection.createStatement()) {
        DatabaseSchema.refuseDevelopmentVersion(connection, DatabaseName.ofFile(file));
        PreparedBackup.ReplacedStore replaced = PreparedBackup.ReplacedStore.of(connection);
        try (ResultSet result = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
          if (!result.next() || result.getInt(1) != 0) {
            throw new StoreException(
                ErrorKind.LOCKED,
                "Another program uses the database " + file + ". Stop it, then try again.",
                null);
          }
        }
        return replaced;
      }
    } catch (SQLException e) {
      return damagedStoreOrThrow(SqliteErrors.asStoreException(file, e));
    } catch (StoreException e) {
      return damagedStoreOrThrow(e);
    }
  }

  private static PreparedBackup.ReplacedStore damagedStoreOrThrow(StoreException e) {
    if (e.errorKind() != ErrorKind.DAMAGED) {
      throw e;
    }
    return PreparedBackup.ReplacedStore.DAMAGED;
  }
}
