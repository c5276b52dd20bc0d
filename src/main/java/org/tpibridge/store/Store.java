package org.tpibridge.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.hl7.fhir.r4.model.Resource;
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
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.postgresql.PostgresqlDatabase;
import org.tpibridge.store.search.IndexValue;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.sqlite.SqliteDatabase;
import org.tpibridge.store.sqlite.TemporaryDatabase;

/**
 * Visits, versions of resources and how they came, in SQLite or PostgreSQL. What is written is
 * written in transactions: all of one or nothing. Safe for use by many threads and processes.
 */
public final class Store implements AutoCloseable {
  private final Optional<SearchIndexer> indexer;
  private final Database dialect;
  private final Duration waitTime;
  private final TransactionTemplate writeTransactions;
  private final TransactionTemplate readTransactions;
  private final StoreTransaction writes;
  private final StoreTransaction reads;

  private Store(Database dialect, Duration waitTime, Optional<SearchIndexer> indexer) {
    this.indexer = indexer;
    this.dialect = dialect;
    this.waitTime = waitTime;
    this.writeTransactions = transactions(dialect.writeSource());
    this.readTransactions = transactions(dialect.readSource());
    if (dialect.readsNeedSnapshot()) {
      readTransactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      readTransactions.setReadOnly(true);
    }
    KeyAllocator keys = new KeyAllocator(dialect);
    this.writes = new StoreTransaction(dialect, dialect.writeSource(), keys, indexer);
    this.reads = new StoreTransaction(dialect, dialect.readSource(), keys, indexer);
  }

  private static TransactionTemplate transactions(DataSource source) {
    return new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  /**
   * Opens the store, makes it where it is not there, and brings an older one to this program's
   * form.
   *
   * @throws StoreException saying what is in the way
   */
  public static Store open(StoreSettings settings) {
    return open(settings, Optional.empty());
  }

  /**
   * Opens the store as {@link #open(StoreSettings)} does, and indexes from then on what is kept, so
   * that it can be searched.
   */
  public static Store open(StoreSettings settings, SearchIndexer indexer) {
    return open(settings, Optional.of(indexer));
  }

  /**
   * Whether there is a store; looking makes none, nor anything else.
   *
   * @throws StoreException where that cannot be told
   */
  public static boolean exists(StoreSettings settings) {
    if (settings.isSqlite()) {
      // One that may not be looked at is there: opening it says what is in the way.
      return !Files.notExists(Path.of(settings.file()));
    }
    try (PostgresqlDatabase dialect = new PostgresqlDatabase(settings)) {
      return dialect.exists();
    }
  }

  private static Store open(StoreSettings settings, Optional<SearchIndexer> indexer) {
    return openOver(
        settings.isSqlite() ? new SqliteDatabase(settings) : new PostgresqlDatabase(settings),
        settings.waitTime(),
        indexer);
  }

  static Store openOver(Database dialect, Duration patience) {
    return openOver(dialect, patience, Optional.empty());
  }

  private static Store openOver(
      Database dialect, Duration patience, Optional<SearchIndexer> indexer) {
    try {
      dialect.openOrCreate(
          source -> DatabaseSchema.migrate(source, dialect.migrationFolder(), dialect.name()));
      Store store = new Store(dialect, patience, indexer);
      if (indexer.isPresent()) {
        store.reindexing().markOutdated();
      }
      return store;
    } catch (RuntimeException e) {
      dialect.close();
      throw asStoreException(dialect, e);
    }
  }

  /**
   * A store for passing use: in memory, and beside it in a file without a name where it grows. It
   * is gone when it is closed or the process ends, however that ends.
   */
  public static Store temporary() {
    return openOver(new TemporaryDatabase(), Duration.ZERO);
  }

  /** Runs a transaction; where it throws, nothing of it is kept. */
  public <T> T write(Function<StoreTransaction, T> work) {
    try {
      return writeTransactions.execute(status -> work.apply(writes));
    } catch (DataAccessException | TransactionException e) {
      throw asStoreException(dialect, e);
    }
  }

  /** Looks at the store as it is at one moment; nothing can be written. */
  public <T> T read(Function<StoreTransaction, T> work) {
    try {
      return readTransactions.execute(status -> work.apply(reads));
    } catch (DataAccessException | TransactionException e) {
      throw asStoreException(dialect, e);
    }
  }

  /**
   * What a resource will be found by, for many threads to make beforehand; empty where this store
   * does not index.
   */
  public Optional<List<IndexValue>> indexValues(Resource resource) {
    return indexer.map(i -> i.of(resource));
  }

  /**
   * How many resources an older version of the program indexed, which searches do not find until
   * they are indexed again.
   */
  public long outdatedIndexCount() {
    return reindexing().remaining();
  }

  /**
   * Indexes all of them again, while others read and write.
   *
   * @param left told after each step how many are left
   * @throws StoreException where the database fails; the same call goes on behind what is done
   */
  public void reindex(LongConsumer left) {
    reindexing().run(left);
  }

  private SearchReindexer reindexing() {
    return new SearchReindexer(this, indexer.orElseThrow());
  }

  /**
   * Whether a file is the store itself, or one that belongs to it. Nobody else is to open it: when
   * a process closes a file, the system takes from it all locks on it, also the database's.
   */
  public boolean isPart(Path file) {
    return dialect.isPart(file);
  }

  /** The same of the files that are open while the store is; backups beside it are none of them. */
  public boolean isInUse(Path file) {
    return dialect.isInUse(file);
  }

  /** Damaged databases that were put aside when a backup took their place. */
  public List<Path> damagedFiles() {
    return dialect.damagedFiles();
  }

  /** How long to wait for another process, or for a database that is gone. */
  public Duration waitTime() {
    return waitTime;
  }

  /** Empty where another living process works on the job. */
  public Optional<JobClaim> claim(Jobs.Job job) {
    return dialect.claim(job.key());
  }

  /**
   * Makes sure that nothing of what was removed is left in the database's files; of a server's, in
   * those of its tables.
   */
  public void wipeRemoved() {
    try {
      dialect.wipeRemoved();
    } catch (DataAccessException e) {
      throw asStoreException(dialect, e);
    }
  }

  /**
   * Writes the store, as it is at one moment, to a file that is not there yet; others may write
   * meanwhile.
   *
   * @throws StoreException where it cannot be written; then there is no file
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
      write(tx -> ended(tx, key, written));
    }
  }

  private static long ended(StoreTransaction tx, long backup, boolean written) {
    if (written) {
      tx.backups().markWritten(backup);
    } else {
      tx.backups().remove(backup);
    }
    return backup;
  }

  private void copyTo(Path file) {
    try {
      dialect.copyTo(file);
    } catch (SQLException e) {
      throw dialect.asStoreException(e);
    }
  }

  /**
   * Puts a backup in the place of a store that nobody uses.
   *
   * @param replace whether a store that holds anything, or is damaged, may be replaced
   * @throws StoreException where it may not, or the backup cannot be used; the store is as it was
   */
  public static RestoreSummary restore(
      StoreSettings settings, Path backup, boolean replace, Instant now) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException(ErrorKind.FAILED, "There is no file " + backup + ".", null);
    }
    if (settings.isSqlite()) {
      return new SqliteRestore(settings).from(backup, replace, now);
    }
    try (PostgresqlDatabase dialect = new PostgresqlDatabase(settings)) {
      try {
        dialect.openOrCreate(
            source -> DatabaseSchema.migrate(source, dialect.migrationFolder(), dialect.name()));
        return new PostgresqlRestore(dialect.unpooled(), settings.waitTime())
            .from(backup, replace, now);
      } catch (SQLException e) {
        throw dialect.asStoreException(e);
      } catch (RuntimeException e) {
        throw asStoreException(dialect, e);
      }
    }
  }

  private static RuntimeException asStoreException(Database dialect, RuntimeException e) {
    if (e instanceof StoreException) {
      return e;
    }
    if (sqlException(e).isPresent()) {
      return dialect.asStoreException(sqlException(e).get());
    }
    if (e instanceof IncorrectResultSizeDataAccessException) {
      return StoreException.damaged("something is not there that is referred to");
    }
    return e instanceof FlywayException flyway ? DatabaseSchema.asStoreException(flyway) : e;
  }

  /** The error itself; not what came of rolling back after it, nor what wraps it. */
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
    dialect.close();
  }
}
