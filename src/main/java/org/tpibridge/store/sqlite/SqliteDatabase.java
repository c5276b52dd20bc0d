package org.tpibridge.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.store.database.Database;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.database.SchemaUpdate;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.database.StoreSettings.ConnectionLimits;

/** Stores visits in a SQLite file: one writer at a time, any number of readers. */
public final class SqliteDatabase implements Database {
  private static final long LEAST_WAIT_MILLIS = 250;

  private final Path file;
  private final Duration waitTime;
  private final LockFile locks;
  private final HikariDataSource writing;
  private final HikariDataSource reading;

  public SqliteDatabase(StoreSettings settings) {
    this.file = SqliteDatabaseFile.resolve(settings.file());
    this.waitTime = settings.waitTime();
    this.locks = new LockFile(file, waitTime);
    ConnectionLimits limits = settings.connections();
    this.writing =
        pool(
            "write",
            new SqliteDataSource(
                file, waitTime, TransactionMode.IMMEDIATE, false, limits.sqliteCacheBytes()),
            1);
    this.reading =
        pool(
            "read",
            new SqliteDataSource(
                file, waitTime, TransactionMode.DEFERRED, true, limits.sqliteCacheBytes()),
            limits.sqliteReaders());
  }

  private HikariDataSource pool(String name, DataSource source, int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("store-" + name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(0);
    pool.setMaxLifetime(0);
    pool.setConnectionTimeout(Math.max(LEAST_WAIT_MILLIS, waitTime.toMillis()));
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  @Override
  public DataSource writeSource() {
    return writing;
  }

  @Override
  public DataSource readSource() {
    return reading;
  }

  @Override
  public boolean readsNeedSnapshot() {
    return false;
  }

  @Override
  public String migrationFolder() {
    return "sqlite";
  }

  @Override
  public DatabaseName name() {
    return DatabaseName.ofFile(file);
  }

  @Override
  public SchemaUpdate openOrCreate(Function<DataSource, SchemaUpdate> migration) {
    JobClaim opening = locks.awaitOpening();
    try {
      // No other process creates or restores the database now.
      SqliteDatabaseFile.removeNewFile(file);
      if (Files.exists(file)) {
        if (!locks.isSharedInProcess()) {
          SqliteDatabaseFile.check(file);
        }
        OwnerOnlyFiles.restrictIfPossible(file);
        // If there is nothing to migrate, this does not wait for a writer.
        return migration.apply(new SqliteDataSource(file, waitTime, TransactionMode.DEFERRED));
      }
      return create(migration);
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "A temporary file next to the database "
              + file
              + " cannot be removed. Check the permissions of the folder.",
          e);
    } finally {
      opening.close();
    }
  }

  /** Creates the database under a temporary name, so that an incomplete one never has its name. */
  private SchemaUpdate create(Function<DataSource, SchemaUpdate> migration) {
    SqliteDatabaseFile.orphanedLog(file).ifPresent(this::refuseToCreateBesideLog);
    Path newFile = SqliteDatabaseFile.createNewFile(file);
    SchemaUpdate created =
        migration.apply(new SqliteDataSource(newFile, waitTime, TransactionMode.IMMEDIATE));
    try {
      Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE);
      return created;
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database " + file + " cannot be created. Check the permissions of its folder.",
          e);
    }
  }

  private void refuseToCreateBesideLog(Path log) {
    throw new StoreException(
        ErrorKind.FAILED,
        "The database "
            + file
            + " is missing, but its write-ahead log with the latest changes exists: "
            + log
            + ". Move the database back to this folder. Only if you want to start with a new"
            + " database, move the log elsewhere.",
        null);
  }

  @Override
  public long nextKeyBlock(JdbcClient client) {
    return nextBlock(client);
  }

  static long nextBlock(JdbcClient client) {
    return client
            .sql("update key_block set next_key = next_key + :block returning next_key")
            .param("block", KeyAllocator.BLOCK_SIZE)
            .query(Long.class)
            .single()
        - KeyAllocator.BLOCK_SIZE;
  }

  @Override
  public void lock(JdbcClient client, Collection<String> names) {
    // A transaction that writes has locked the whole file.
  }

  @Override
  public void lockShared(JdbcClient client, String name) {
    // A transaction that writes has locked the whole file.
  }

  @Override
  public boolean isPart(Path other) {
    return SqliteDatabaseFile.isPart(other, file);
  }

  @Override
  public boolean isInUse(Path other) {
    return SqliteDatabaseFile.isInUse(other, file);
  }

  @Override
  public List<Path> damagedFiles() {
    return SqliteDatabaseFile.damagedFiles(file);
  }

  @Override
  public String skipLocked() {
    return "";
  }

  @Override
  public Optional<JobClaim> claim(long number) {
    return locks.claim(number);
  }

  @Override
  public Optional<JobClaim> claimSender(long number) {
    return locks.claimSender(number);
  }

  /** Rewrites the whole file and empties the write-ahead log. */
  @Override
  public void wipeRemoved() {
    JdbcTemplate template = new JdbcTemplate(writing);
    // The temporary copy is as large as the database, so it must not be in memory.
    template.execute("pragma temp_store = file");
    try {
      template.execute("vacuum");
    } finally {
      template.execute("pragma temp_store = memory");
    }
    boolean busy =
        Boolean.TRUE.equals(
            template.queryForObject(
                "pragma wal_checkpoint(truncate)", (row, number) -> row.getInt(1) != 0));
    if (busy) {
      throw new StoreException(
          ErrorKind.LOCKED,
          "Another process reads the database "
              + file
              + ", so removed data cannot be overwritten in its files yet. Try again later.",
          null);
    }
  }

  @Override
  public StoreException asStoreException(SQLException e) {
    return SqliteErrors.asStoreException(file, e);
  }

  @Override
  public void copyTo(Path copy) throws SQLException {
    try (Connection connection =
            new SqliteDataSource(file, waitTime, TransactionMode.DEFERRED).getConnection();
        PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.execute();
    }
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
    locks.close();
  }
}
