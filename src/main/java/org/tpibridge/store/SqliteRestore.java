package org.tpibridge.store;

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
import org.tpibridge.store.StoreException.Kind;
import org.tpibridge.store.backup.BackupSummary;
import org.tpibridge.store.backup.RestoreSummary;

/** Puts a backup in the place of a file that nobody uses meanwhile. */
final class SqliteRestore {
  private final Path file;
  private final Duration patience;

  SqliteRestore(StoreSettings settings) {
    this.file = SqliteFile.located(settings.file());
    this.patience = settings.patience();
  }

  /**
   * @param replace whether a store that holds anything may be replaced
   */
  RestoreSummary from(Path backup, boolean replace, Instant now) {
    LockFile alone = LockFile.alone(file, patience);
    try {
      Restoration.Held held = Files.exists(file) ? held() : Restoration.Held.NOTHING;
      held.refuseUnless(replace, file.toString());
      Path fresh = SqliteFile.fresh(file);
      try {
        Restoration ready = Restoration.prepare(backup, fresh);
        int erased = ready.complete(held, now);
        BackupSummary restored = BackupFile.check(fresh, backup);
        Optional<Path> aside =
            held.damaged() || SqliteFile.left(file).isPresent()
                ? Optional.of(SqliteFile.putAside(file))
                : Optional.empty();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return new RestoreSummary(restored.visits(), restored.resources(), erased, aside);
      } finally {
        SqliteFile.remove(fresh);
      }
    } catch (SQLException e) {
      throw SqliteErrors.explained(file, e);
    } catch (IOException e) {
      throw new StoreException(
          Kind.FAILED, "The database " + file + " cannot be replaced. Check its folder.", e);
    } finally {
      alone.close();
    }
  }

  /** What the file holds; its log is written into it, so that none lies beside the new one. */
  private Restoration.Held held() {
    try {
      SqliteFile.check(file);
      try (Connection connection =
              new SqliteSource(file, patience, TransactionMode.IMMEDIATE, false).getConnection();
          Statement statement = connection.createStatement()) {
        Schema.refuseDevelopmentVersion(connection, DatabaseName.ofFile(file));
        Restoration.Held held = Restoration.Held.of(connection);
        try (ResultSet result = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
          if (!result.next() || result.getInt(1) != 0) {
            throw new StoreException(
                Kind.LOCKED,
                "Another program reads the database " + file + ". End it, then try again.",
                null);
          }
        }
        return held;
      }
    } catch (SQLException e) {
      return unlessDamaged(SqliteErrors.explained(file, e));
    } catch (StoreException e) {
      return unlessDamaged(e);
    }
  }

  private static Restoration.Held unlessDamaged(StoreException e) {
    if (e.kind() != Kind.DAMAGED) {
      throw e;
    }
    return Restoration.Held.DAMAGED;
  }
}
