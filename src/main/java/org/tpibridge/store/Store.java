package org.tpibridge.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Visits, versions of resources and how they came, in SQLite or PostgreSQL. What is written is
 * written in transactions: all of one or nothing. Safe for use by many threads and processes.
 */
public final class Store implements AutoCloseable {
  private final Dialect dialect;
  private final Duration patience;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final Transaction writes;
  private final Transaction reads;

  private Store(Dialect dialect, Duration patience) {
    this.dialect = dialect;
    this.patience = patience;
    this.writing = transactions(dialect.writing());
    this.reading = transactions(dialect.reading());
    if (dialect instanceof Postgresql) {
      reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      reading.setReadOnly(true);
    }
    Keys keys = new Keys(dialect);
    this.writes = new Transaction(dialect, dialect.writing(), keys);
    this.reads = new Transaction(dialect, dialect.reading(), keys);
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
    return over(
        settings.isSqlite() ? new Sqlite(settings) : new Postgresql(settings), settings.patience());
  }

  static Store over(Dialect dialect, Duration patience) {
    try {
      dialect.prepare(source -> Schema.migrate(source, dialect.migrations()));
      return new Store(dialect, patience);
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

  private static RuntimeException explained(Dialect dialect, RuntimeException e) {
    if (e instanceof StoreException) {
      return e;
    }
    if (sqlException(e).isPresent()) {
      return dialect.explained(sqlException(e).get());
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
