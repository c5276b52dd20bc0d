package org.tpibridge.store.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.postgresql.PostgresqlCopy;
import org.tpibridge.store.postgresql.PostgresqlDatabase;

/** Replaces the contents of a PostgreSQL database with a backup, in one transaction. */
public final class PostgresqlRestore {
  private static final int AWAIT_MILLIS = 100;

  private final DataSource source;
  private final Duration waitTime;

  /**
   * @param source of connections that are not pooled
   */
  public PostgresqlRestore(DataSource source, Duration waitTime) {
    this.source = source;
    this.waitTime = waitTime;
  }

  /**
   * @param replace whether a store that contains data may be replaced
   */
  public RestoreSummary from(Path backup, boolean replace, Instant now) throws SQLException {
    try (Connection server = source.getConnection()) {
      try (Statement statement = server.createStatement()) {
        awaitNoOtherProcess(statement);
      }
      PreparedBackup.ReplacedStore replaced = PreparedBackup.ReplacedStore.of(server);
      replaced.requireReplaceable(replace, "on the server");
      Path folder = Path.of(System.getProperty("java.io.tmpdir"));
      TemporaryFile.clean(folder);
      try (TemporaryFile part = TemporaryFile.in(folder)) {
        Path copy = part.beside(".db");
        OwnerOnlyFiles.create(copy);
        PreparedBackup ready = PreparedBackup.prepare(backup, copy);
        int erased = ready.copyErasuresAndBackups(replaced, now);
        BackupSummary restored = BackupFile.check(copy, backup);
        new PostgresqlCopy(server, copy).fromFile();
        return new RestoreSummary(
            restored.visits(), restored.resources(), erased, Optional.empty());
      }
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The temporary folder has not enough space for a copy of the backup. Free disk space.",
          e);
    }
  }

  /** Waits for other sessions to end; those of ended processes take a moment to disappear. */
  private void awaitNoOtherProcess(Statement statement) throws SQLException {
    long end = System.nanoTime() + waitTime.toNanos();
    while (isUsedByOthers(statement)) {
      if (System.nanoTime() > end) {
        throw new StoreException(
            ErrorKind.LOCKED, "Other processes use the database. Stop them, then try again.", null);
      }
      try {
        Thread.sleep(AWAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(ErrorKind.FAILED, "Interrupted.", e);
      }
    }
  }

  private static boolean isUsedByOthers(Statement statement) throws SQLException {
    try (ResultSet others =
        statement.executeQuery(
            "select 1 from pg_stat_activity where datname = current_database() and"
                + " application_name = '"
                + PostgresqlDatabase.APPLICATION
                + "' and pid <> pg_backend_pid()")) {
      return others.next();
    }
  }
}
