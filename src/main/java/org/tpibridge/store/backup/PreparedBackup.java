package org.tpibridge.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.DatabaseSchema;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.sqlite.SqliteDataSource;

/**
 * A copy of a backup that was checked and updated to this version of the program, before it
 * replaces a store.
 */
final class PreparedBackup {
  /**
   * A recorded erasure.
   *
   * @param hash of the patient's MRN
   * @param keyCheck identifies the key of the hash; null if an older version added the erasure
   * @param added when the patient was erased
   */
  record Erasure(byte[] hash, byte[] keyCheck, long added) {}

  /**
   * The contents of the store that a backup replaces.
   *
   * @param visits number of visits
   * @param jobs number of jobs
   * @param backups that were made of it
   */
  record ReplacedStore(
      long visits,
      long jobs,
      boolean damaged,
      List<Erasure> tombstones,
      List<RecordedBackups.RecordedBackup> backups) {
    static final ReplacedStore NOTHING = new ReplacedStore(0, 0, false, List.of(), List.of());
    static final ReplacedStore DAMAGED = new ReplacedStore(0, 0, true, List.of(), List.of());

    static ReplacedStore of(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        return of(
            statement,
            new RecordedBackups.WritableBackups(
                    JdbcClient.create(new SingleConnectionDataSource(connection, true)))
                .all());
      }
    }

    private static ReplacedStore of(
        Statement statement, List<RecordedBackups.RecordedBackup> backups) throws SQLException {
      List<Erasure> tombstones = tombstones(statement);
      try (ResultSet counts =
          statement.executeQuery(
              """
              select (select count(*) from visit) as visits, (select count(*) from job) as jobs
              """)) {
        counts.next();
        return new ReplacedStore(
            counts.getLong("visits"), counts.getLong("jobs"), false, tombstones, backups);
      }
    }

    private static List<Erasure> tombstones(Statement statement) throws SQLException {
      List<Erasure> tombstones = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("select mrn_hash, key_check, erased_at from erased_patient")) {
        while (rows.next()) {
          tombstones.add(
              new Erasure(
                  rows.getBytes("mrn_hash"),
                  rows.getBytes("key_check"),
                  rows.getLong("erased_at")));
        }
      }
      return tombstones;
    }

    /**
     * @throws StoreException if there is data and it may not be replaced
     */
    void requireReplaceable(boolean replace, String where) {
      if (replace || (!damaged && visits == 0 && jobs == 0)) {
        return;
      }
      throw new StoreException(
          ErrorKind.FAILED,
          damaged
              ? "The database "
                  + where
                  + " is damaged. With --replace it is renamed and replaced with the"
                  + " backup."
              : "The database "
                  + where
                  + " contains "
                  + visits
                  + (visits == 1 ? " visit. " : " visits. ")
                  + "With --replace the backup replaces all its contents.",
          null);
    }
  }

  private final Path backup;
  private final SqliteDataSource source;

  private PreparedBackup(Path backup, Path copy) {
    this.backup = backup;
    this.source = new SqliteDataSource(copy, Duration.ofSeconds(1), TransactionMode.IMMEDIATE);
  }

  /**
   * @param copy an empty file that only the owner can read
   * @throws StoreException if the backup cannot be used
   */
  static PreparedBackup prepare(Path backup, Path copy) {
    Path file = backup.toAbsolutePath();
    try {
      if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
        throw new StoreException(
            ErrorKind.FAILED,
            "The file "
                + file
                + " is a database in use, not a backup. Make a backup with"
                + " \"tpi-bridge backup FILE\" and restore that.",
            null);
      }
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      OwnerOnlyFiles.restrictIfPossible(copy);
      BackupFile.check(copy, file);
      PreparedBackup prepared = new PreparedBackup(file, copy);
      DatabaseSchema.migrate(prepared.source, "sqlite", DatabaseName.ofBackup(file));
      return prepared;
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The backup " + file + " cannot be copied to " + copy + ". Check the free disk space.",
          e);
    } catch (FlywayException e) {
      throw DatabaseSchema.asStoreException(e);
    }
  }

  /**
   * Copies what a restore must not lose: erasures and backups recorded since, and a record of this
   * backup itself.
   *
   * @return how many patients were erased since the backup was made
   * @throws StoreException if the erasures on both sides use different keys: no key would recognize
   *     all of them
   */
  int copyErasuresAndBackups(ReplacedStore replaced, Instant now) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      refuseOtherKey(ReplacedStore.tombstones(statement), replaced.tombstones());
    }
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into erased_patient (mrn_hash, key_check, erased_at)
                values (?, ?, ?)
                on conflict do nothing
                """)) {
      connection.setAutoCommit(false);
      int added = 0;
      for (Erasure tombstone : replaced.tombstones()) {
        insert.setBytes(1, tombstone.hash());
        insert.setBytes(2, tombstone.keyCheck());
        insert.setLong(3, tombstone.added());
        added += insert.executeUpdate();
      }
      RecordedBackups.WritableBackups backups =
          new RecordedBackups.WritableBackups(
              JdbcClient.create(new SingleConnectionDataSource(connection, true)));
      backups.addFromReplacedStore(replaced.backups());
      backups.add(backup.toString(), now);
      // EHRs may have what was sent after the backup was made.
      try (Statement exchange = connection.createStatement()) {
        exchange.executeUpdate("update ehr set compare_all = 1, read_first = 1");
        exchange.executeUpdate(
            "insert into audit (key, recorded_at, action, details) select coalesce(max(key), 0) +"
                + " 1, "
                + now.toEpochMilli()
                + ", 'restore', 'restored from a backup' from audit");
      }
      connection.commit();
      return added;
    }
  }

  private void refuseOtherKey(List<Erasure> ofBackup, List<Erasure> replaced) {
    long keys =
        Stream.concat(ofBackup.stream(), replaced.stream())
            .filter(tombstone -> tombstone.keyCheck() != null)
            .map(tombstone -> HexFormat.of().formatHex(tombstone.keyCheck()))
            .distinct()
            .count();
    if (keys > 1) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The erasures in the backup "
              + backup
              + " were recorded with another key than the erasures in the store that would be"
              + " replaced. No single key would recognize all erased patients, so nothing was"
              + " changed. Restore the backup into an empty database with its own key: set"
              + " tpibridge.store.url and tpibridge.store.key-file.",
          null);
    }
  }
}
