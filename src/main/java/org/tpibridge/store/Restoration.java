package org.tpibridge.store;

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
import org.tpibridge.store.StoreException.Kind;
import org.tpibridge.store.backup.Backups;

/**
 * A copy of a backup, found to be well and brought to this program's form, before it takes the
 * place of anything.
 */
final class Restoration {
  /**
   * What an erasure left: the hash of a patient's MRN, and when.
   *
   * @param keyCheck of the key of the hash; null where an older version added it
   */
  record Tombstone(byte[] hash, byte[] keyCheck, long added) {}

  /**
   * What is in the place to which a backup is restored.
   *
   * @param visits and jobs, how many
   * @param backups that were made of it
   */
  record Held(
      long visits,
      long jobs,
      boolean damaged,
      List<Tombstone> tombstones,
      List<Backups.Made> backups) {
    static final Held NOTHING = new Held(0, 0, false, List.of(), List.of());
    static final Held DAMAGED = new Held(0, 0, true, List.of(), List.of());

    static Held of(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        return of(
            statement,
            new Backups(JdbcClient.create(new SingleConnectionDataSource(connection, true))).all());
      }
    }

    private static Held of(Statement statement, List<Backups.Made> backups) throws SQLException {
      List<Tombstone> tombstones = tombstones(statement);
      try (ResultSet counts =
          statement.executeQuery(
              "select (select count(*) from visit), (select count(*) from job)")) {
        counts.next();
        return new Held(counts.getLong(1), counts.getLong(2), false, tombstones, backups);
      }
    }

    private static List<Tombstone> tombstones(Statement statement) throws SQLException {
      List<Tombstone> tombstones = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("select hash, key_check, added from tombstone")) {
        while (rows.next()) {
          tombstones.add(new Tombstone(rows.getBytes(1), rows.getBytes(2), rows.getLong(3)));
        }
      }
      return tombstones;
    }

    /**
     * @throws StoreException where there is something that nobody said may go
     */
    void refuseUnless(boolean replace, String where) {
      if (replace || (!damaged && visits == 0 && jobs == 0)) {
        return;
      }
      throw new StoreException(
          Kind.FAILED,
          damaged
              ? "The database "
                  + where
                  + " is damaged. With --replace it is put aside, and the"
                  + " backup takes its place."
              : "The database "
                  + where
                  + " holds "
                  + visits
                  + (visits == 1 ? " visit. " : " visits. ")
                  + "With --replace the backup takes the place of what it holds.",
          null);
    }
  }

  private final Path backup;
  private final SqliteSource source;

  private Restoration(Path backup, Path copy) {
    this.backup = backup;
    this.source = new SqliteSource(copy, Duration.ofSeconds(1), TransactionMode.IMMEDIATE, false);
  }

  /**
   * @param copy an empty file of the owner's
   * @throws StoreException where the backup cannot be used
   */
  static Restoration prepare(Path backup, Path copy) {
    Path file = backup.toAbsolutePath();
    try {
      if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
        throw new StoreException(
            Kind.FAILED,
            "The file "
                + file
                + " is a database in use, not a backup. Make one: tpi-bridge backup"
                + " FILE.",
            null);
      }
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      OwnersFile.keepToOwner(copy);
      BackupFile.check(copy, file);
      Restoration ready = new Restoration(file, copy);
      Schema.migrate(ready.source, "sqlite");
      return ready;
    } catch (IOException e) {
      throw new StoreException(
          Kind.FAILED, "The backup " + file + " cannot be copied to " + copy + ".", e);
    } catch (FlywayException e) {
      throw Schema.explained(e);
    }
  }

  /**
   * Keeps what must outlive the backup: erasures since, the backups that were made since, and that
   * this backup exists.
   *
   * @return how many patients were erased since it was made
   * @throws StoreException where both have erasures, with two keys: no key would recognize all
   */
  int complete(Held held, Instant now) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      refuseOtherKey(Held.tombstones(statement), held.tombstones());
    }
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into tombstone (hash, key_check, added) values (?, ?, ?)"
                    + " on conflict do nothing")) {
      connection.setAutoCommit(false);
      int added = 0;
      for (Tombstone tombstone : held.tombstones()) {
        insert.setBytes(1, tombstone.hash());
        insert.setBytes(2, tombstone.keyCheck());
        insert.setLong(3, tombstone.added());
        added += insert.executeUpdate();
      }
      Backups backups =
          new Backups(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
      backups.addOthers(held.backups());
      backups.add(backup.toString(), now);
      connection.commit();
      return added;
    }
  }

  private void refuseOtherKey(List<Tombstone> ofBackup, List<Tombstone> held) {
    long keys =
        Stream.concat(ofBackup.stream(), held.stream())
            .filter(tombstone -> tombstone.keyCheck() != null)
            .map(tombstone -> HexFormat.of().formatHex(tombstone.keyCheck()))
            .distinct()
            .count();
    if (keys > 1) {
      throw new StoreException(
          Kind.FAILED,
          "The erasures in the backup "
              + backup
              + " were recorded with another key than the erasures in the store that it would"
              + " replace. No key would recognize all erased patients, so nothing is done. Restore"
              + " the backup into an empty database with its own key: set tpibridge.store.url and"
              + " tpibridge.store.key-file.",
          null);
    }
  }
}
