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
import org.tpibridge.store.StoreException.Kind;
import org.tpibridge.store.backup.BackupSummary;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.search.IndexValue;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Visits, versions of resources and how they came, in SQLite or PostgreSQL. What is written is
 * written in transactions: all of one or nothing. Safe for use by many threads and processes.
 */
public final class Store implements AutoCloseable {
  private final Optional<SearchIndexer> indexer;
  private final Dialect dialect;
  private final Duration patience;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final Transaction writes;
  private final Transaction reads;

  private Store(Dialect dialect, Duration patience, Optional<SearchIndexer> indexer) {
    this.indexer = indexer;
    this.dialect = dialect;
    this.patience = patience;
    this.writing = transactions(dialect.writing());
    this.reading = transactions(dialect.reading());
    if (dialect.readsNeedSnapshot()) {
      reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      reading.setReadOnly(true);
    }
    Keys keys = new Keys(dialect);
    this.writes = new Transaction(dialect, dialect.writing(), keys, indexer);
    this.reads = new Transaction(dialect, dialect.reading(), keys, indexer);
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
  public static boolean isThere(StoreSettings settings) {
    if (settings.isSqlite()) {
      // One that may not be looked at is there: opening it says what is in the way.
      return !Files.notExists(Path.of(settings.file()));
    }
    try (Postgresql dialect = new Postgresql(settings)) {
      return dialect.isThere();
    }
  }

  private static Store open(StoreSettings settings, Optional<SearchIndexer> indexer) {
    return over(
        settings.isSqlite() ? new Sqlite(settings) : new Postgresql(settings),
        settings.patience(),
        indexer);
  }

  static Store over(Dialect dialect, Duration patience) {
    return over(dialect, patience, Optional.empty());
  }

  private static Store over(Dialect dialect, Duration patience, Optional<SearchIndexer> indexer) {
    try {
      dialect.prepare(source -> Schema.migrate(source, dialect.migrations(), dialect.name()));
      Store store = new Store(dialect, patience, indexer);
      if (indexer.isPresent()) {
        store.reindexing().begin();
      }
      return store;
    } catch (RuntimeException e) {
      dialect.close();
      throw explained(dialect, e);
    }
  }

  /**
   * A store for passing use: in memory, and beside it in a file without a name where it grows. It
   * is gone when it is closed or the process ends, however that ends.
   */
  public static Store scratch() {
    return over(new Scratch(), Duration.ZERO);
  }

  /** Runs a transaction; where it throws, nothing of it is kept. */
  public <T> T write(Function<Transaction, T> work) {
    try {
      return writing.execute(status -> work.apply(writes));
    } catch (DataAccessException | TransactionException e) {
      throw explained(dialect, e);
    }
  }

  /** Looks at the store as it is at one moment; nothing can be written. */
  public <T> T read(Function<Transaction, T> work) {
    try {
      return reading.execute(status -> work.apply(reads));
    } catch (DataAccessException | TransactionException e) {
      throw explained(dialect, e);
    }
  }

  /**
   * What a resource will be found by, for many threads to make beforehand; empty where this store
   * does not index.
   */
  public Optional<List<IndexValue>> index(Resource resource) {
    return indexer.map(i -> i.of(resource));
  }

  /**
   * How many resources an older version of the program indexed, which searches do not find until
   * they are indexed again.
   */
  public long stale() {
    return reindexing().left();
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

  private Reindexing reindexing() {
    return new Reindexing(this, indexer.orElseThrow());
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
  public List<Path> putAside() {
    return dialect.putAside();
  }

  /** How long to wait for another process, or for a database that is gone. */
  public Duration patience() {
    return patience;
  }

  /** Empty where another living process works on the job. */
  public Optional<Claim> claim(Jobs.Job job) {
    return dialect.claim(job.key());
  }

  /**
   * Makes sure that nothing of what was removed is left in the database's files; of a server's, in
   * those of its tables.
   */
  public void scrub() {
    try {
      dialect.scrub();
    } catch (DataAccessException e) {
      throw explained(dialect, e);
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
    long key = write(tx -> tx.backups().begun(name, now));
    boolean done = false;
    try {
      BackupSummary made = Backup.write(file, this::copyTo);
      done = true;
      return made;
    } finally {
      boolean written = done;
      write(tx -> ended(tx, key, written));
    }
  }

  private static long ended(Transaction tx, long backup, boolean written) {
    if (written) {
      tx.backups().written(backup);
    } else {
      tx.backups().remove(backup);
    }
    return backup;
  }

  private void copyTo(Path file) {
    try {
      dialect.copyTo(file);
    } catch (SQLException e) {
      throw dialect.explained(e);
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
      throw new StoreException(Kind.FAILED, "There is no file " + backup + ".", null);
    }
    if (settings.isSqlite()) {
      return new SqliteRestore(settings).from(backup, replace, now);
    }
    try (Postgresql dialect = new Postgresql(settings)) {
      try {
        dialect.prepare(source -> Schema.migrate(source, dialect.migrations(), dialect.name()));
        return new PostgresqlRestore(dialect.unpooled(), settings.patience())
            .from(backup, replace, now);
      } catch (SQLException e) {
        throw dialect.explained(e);
      } catch (RuntimeException e) {
        throw explained(dialect, e);
      }
    }
  }

  private static RuntimeException explained(Dialect dialect, RuntimeException e) {
    if (e instanceof StoreException) {
      return e;
    }
    if (sqlException(e).isPresent()) {
      return dialect.explained(sqlException(e).get());
    }
    if (e instanceof IncorrectResultSizeDataAccessException) {
      return StoreException.damaged("something is not there that is referred to");
    }
    return e instanceof FlywayException flyway ? Schema.explained(flyway) : e;
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
