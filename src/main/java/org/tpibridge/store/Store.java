package org.tpibridge.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tpibridge.store.backup.BackupSummary;
import org.tpibridge.store.backup.BackupWriter;
import org.tpibridge.store.backup.PostgresqlRestore;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.backup.SqliteRestore;
import org.tpibridge.store.database.Database;
import org.tpibridge.store.database.DatabaseSchema;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.SchemaUpdate;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.postgresql.PostgresqlDatabase;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.sqlite.SqliteDatabase;
import org.tpibridge.store.sqlite.TemporaryDatabase;

/**
 * Stores visits, versions of resources and the jobs that imported them, in SQLite or PostgreSQL.
 * All changes are made in transactions. Safe for use by many threads and processes.
 */
public final class Store implements AutoCloseable {
  private final Optional<SearchIndexer> indexer;
  private final Database database;
  private final SchemaUpdate schemaUpdate;
  private final Duration waitTime;
  private final TransactionTemplate writeTransactions;
  private final TransactionTemplate readTransactions;
  private final StoreTransaction writes;
  private final StoreReader reads;

  private Store(
      Database database,
      SchemaUpdate schemaUpdate,
      Duration waitTime,
      Optional<SearchIndexer> indexer,
      List<String> ehrs) {
    this.schemaUpdate = schemaUpdate;
    this.indexer = indexer;
    this.database = database;
    this.waitTime = waitTime;
    this.writeTransactions = transactions(database.writeSource());
    this.readTransactions = transactions(database.readSource());
    if (database.readsNeedSnapshot()) {
      readTransactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      readTransactions.setReadOnly(true);
    }
    KeyAllocator keys = new KeyAllocator(database);
    this.writes = new StoreTransaction(database, database.writeSource(), keys, indexer, ehrs);
    this.reads = new StoreTransaction(database, database.readSource(), keys, indexer, ehrs);
  }

  private static TransactionTemplate transactions(DataSource source) {
    return new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  /**
   * Opens the store. Creates it if it does not exist.
   *
   * @param policy whether tables of an older version of the program are updated or refused
   * @throws StoreException if the store cannot be opened; the message says why
   */
  public static Store open(StoreSettings settings, SchemaPolicy policy) {
    return open(settings, policy, Optional.empty());
  }

  /**
   * Opens the store as {@link #open(StoreSettings, SchemaPolicy)} does, and indexes all resources
   * that are stored from then on, so that they can be searched.
   */
  public static Store open(StoreSettings settings, SchemaPolicy policy, SearchIndexer indexer) {
    return open(settings, policy, Optional.of(indexer));
  }

  /**
   * Updates the tables of an existing store to this version of the program. If it is interrupted,
   * call it again: each migration is applied whole or not at all.
   *
   * @throws StoreException if the store cannot be opened; the message says why
   */
  public static SchemaUpdate migrate(StoreSettings settings, SearchIndexer indexer) {
    try (Store store = open(settings, SchemaPolicy.MIGRATE, indexer)) {
      return store.schemaUpdate;
    }
  }

  /**
   * Checks whether the store exists, without creating or changing anything.
   *
   * @throws StoreException if this cannot be determined
   */
  public static boolean exists(StoreSettings settings) {
    if (settings.isSqlite()) {
      // A file that may not be read exists: opening it reports the reason.
      return !Files.notExists(Path.of(settings.file()));
    }
    try (PostgresqlDatabase database = new PostgresqlDatabase(settings)) {
      return database.exists();
    }
  }

  private static Store open(
      StoreSettings settings, SchemaPolicy policy, Optional<SearchIndexer> indexer) {
    return openOver(
        settings.isSqlite() ? new SqliteDatabase(settings) : new PostgresqlDatabase(settings),
        policy,
        settings.waitTime(),
        indexer,
        settings.ehrs());
  }

  static Store openOver(Database database, Duration waitTime) {
    return openOver(database, SchemaPolicy.MIGRATE, waitTime, Optional.empty(), List.of());
  }

  private static Store openOver(
      Database database,
      SchemaPolicy policy,
      Duration waitTime,
      Optional<SearchIndexer> indexer,
      List<String> ehrs) {
    try {
      SchemaUpdate update = prepare(database, policy);
      Store store = new Store(database, update, waitTime, indexer, ehrs);
      if (indexer.isPresent()) {
        store.reindexing().markOutdated();
      }
      return store;
    } catch (RuntimeException e) {
      database.close();
      throw asStoreException(database, e);
    }
  }

  private static SchemaUpdate prepare(Database database, SchemaPolicy policy) {
    return database.openOrCreate(
        source ->
            DatabaseSchema.prepare(source, database.migrationFolder(), database.name(), policy));
  }

  /**
   * Opens a temporary store: in memory, or in a deleted file if it grows large. Its data is gone
   * when it is closed or the process ends for any reason.
   */
  public static Store temporary() {
    return openOver(new TemporaryDatabase(), Duration.ZERO);
  }

  /** Runs a transaction. If the work throws an exception, nothing is saved. */
  public <T> T write(Function<StoreTransaction, T> work) {
    try {
      return writeTransactions.execute(status -> work.apply(writes));
    } catch (DataAccessException | TransactionException e) {
      throw asStoreException(database, e);
    }
  }

  /** Runs a transaction without a result. If the work throws an exception, nothing is saved. */
  public void update(Consumer<StoreTransaction> work) {
    try {
      writeTransactions.executeWithoutResult(status -> work.accept(writes));
    } catch (DataAccessException | TransactionException e) {
      throw asStoreException(database, e);
    }
  }

  /** Runs a read-only transaction, which sees one consistent state of the store. */
  public <T> T read(Function<StoreReader, T> work) {
    try {
      return readTransactions.execute(status -> work.apply(reads));
    } catch (DataAccessException | TransactionException e) {
      throw asStoreException(database, e);
    }
  }

  /**
   * Counts the resources that an older version of the program indexed. Searches do not find them
   * until they are reindexed.
   */
  public long outdatedIndexCount() {
    return reindexing().remaining();
  }

  /**
   * Reindexes all outdated resources while others read and write.
   *
   * @param remaining receives the number of remaining resources after each step
   * @throws StoreException if the database fails; call again to resume after the last finished step
   */
  public void reindex(LongConsumer remaining) {
    reindexing().run(remaining);
  }

  private SearchReindexer reindexing() {
    return new SearchReindexer(this, indexer.orElseThrow());
  }

  /**
   * Checks whether a file is the database or belongs to it. No other code may open such a file:
   * when a process closes a file, the system releases all its locks on that file, including the
   * database's.
   */
  public boolean isPart(Path file) {
    return database.isPart(file);
  }

  /**
   * Like {@link #isPart}, but only for files that are open while the store is open; not for
   * backups.
   */
  public boolean isInUse(Path file) {
    return database.isInUse(file);
  }

  /** Lists damaged databases that a restore renamed. */
  public List<Path> damagedFiles() {
    return database.damagedFiles();
  }

  /** How long to wait for another process, or for a database that cannot be reached. */
  public Duration waitTime() {
    return waitTime;
  }

  /** Claims a job for this process. Empty if another running process has claimed it. */
  public Optional<JobClaim> claim(Jobs.Job job) {
    return database.claim(job.key());
  }

  /**
   * Claims a number for a process that sends data, which shows others whether the process still
   * runs. Empty if another running process has claimed it.
   *
   * @param number from 1
   */
  public Optional<JobClaim> claimSender(long number) {
    return database.claimSender(number);
  }

  /**
   * Overwrites removed data in the files of the database; on a server, in the files of its tables.
   */
  public void wipeRemoved() {
    try {
      database.wipeRemoved();
    } catch (DataAccessException e) {
      throw asStoreException(database, e);
    }
  }

  /**
   * Writes a consistent copy of the store to a new file while others may write.
   *
   * @throws StoreException if the file cannot be written; it does not exist then
   */
  public BackupSummary backup(Path file, Instant now) {
    String name = file.toAbsolutePath().toString();
    long key = write(tx -> tx.backups().addStarted(name, now));
    boolean done = false;
    try {
      BackupSummary made = BackupWriter.write(file, this::copyTo);
      done = true;
      return made;
    } finally {
      boolean written = done;
      update(tx -> finishBackup(tx, key, written));
    }
  }

  private static void finishBackup(StoreTransaction tx, long backup, boolean written) {
    if (written) {
      tx.backups().markWritten(backup);
    } else {
      tx.backups().remove(backup);
    }
  }

  private void copyTo(Path file) {
    try {
      database.copyTo(file);
    } catch (SQLException e) {
      throw database.asStoreException(e);
    }
  }

  /**
   * Replaces a store that is not in use with a backup.
   *
   * @param replace whether a store that contains data, or is damaged, may be replaced
   * @throws StoreException if it may not be replaced, or the backup cannot be used; the store is
   *     unchanged
   */
  public static RestoreSummary restore(
      StoreSettings settings, Path backup, boolean replace, Instant now) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException(ErrorKind.FAILED, "The file " + backup + " does not exist.", null);
    }
    if (settings.isSqlite()) {
      return new SqliteRestore(settings).from(backup, replace, now);
    }
    try (PostgresqlDatabase database = new PostgresqlDatabase(settings)) {
      try {
        prepare(database, SchemaPolicy.REQUIRE_CURRENT);
        return new PostgresqlRestore(database.unpooled(), settings.waitTime())
            .from(backup, replace, now);
      } catch (SQLException e) {
        throw database.asStoreException(e);
      } catch (RuntimeException e) {
        throw asStoreException(database, e);
      }
    }
  }

  private static RuntimeException asStoreException(Database database, RuntimeException e) {
    if (e instanceof StoreException) {
      return e;
    }
    if (sqlException(e).isPresent()) {
      return database.asStoreException(sqlException(e).get());
    }
    if (e instanceof IncorrectResultSizeDataAccessException) {
      return StoreException.damaged("a row refers to another one that does not exist");
    }
    return e instanceof FlywayException flyway ? DatabaseSchema.asStoreException(flyway) : e;
  }

  /** Finds the original error, not one that wraps it or that rolling back caused. */
  private static Optional<SQLException> sqlException(Throwable e) {
    if (e instanceof TransactionSystemException after && after.getApplicationException() != null) {
      Optional<SQLException> first = sqlException(after.getApplicationException());
      if (first.isPresent()) {
        return first;
      }
    }
    Optional<SQLException> found = Optional.empty();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        found = Optional.of(sql);
      }
    }
    return found;
  }

  @Override
  public void close() {
    database.close();
  }
}
