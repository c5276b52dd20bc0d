package org.tpibridge.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tpibridge.store.StoreException.Kind;

/**
 * Visits, versions of resources and how they came, in SQLite or PostgreSQL. What is written is
 * written in transactions: all of one or nothing. Safe for use by many threads and processes.
 */
public final class Store implements AutoCloseable {
  private final Dialect dialect;
  private final Duration patience;
  private final Keys keys;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final Transaction writes;
  private final Transaction reads;

  private Store(Dialect dialect, Duration patience) {
    this.dialect = dialect;
    this.patience = patience;
    this.keys = new Keys(dialect);
    this.writing = new TransactionTemplate(new DataSourceTransactionManager(dialect.writing()));
    this.reading = new TransactionTemplate(new DataSourceTransactionManager(dialect.reading()));
    if (dialect instanceof Postgresql) {
      reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      reading.setReadOnly(true);
    }
    this.writes = new Transaction(dialect, dialect.writing(), keys);
    this.reads = new Transaction(dialect, dialect.reading(), keys);
  }

  /**
   * Opens the store, makes it where it is not there, and brings an older one to this program's
   * form.
   *
   * @throws StoreException saying what is in the way
   */
  public static Store open(StoreSettings settings) {
    Dialect dialect = settings.isSqlite() ? new Sqlite(settings) : new Postgresql(settings);
    try {
      dialect.alone(() -> migrate(dialect));
      return new Store(dialect, settings.patience());
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
    Dialect dialect = new Scratch();
    migrate(dialect);
    return new Store(dialect, Duration.ZERO);
  }

  private static void migrate(Dialect dialect) {
    Flyway.configure(Store.class.getClassLoader())
        .dataSource(dialect.writing())
        .locations("classpath:org/tpibridge/store/" + dialect.migrations())
        .validateMigrationNaming(true)
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
  }

  /** Runs a transaction; where it throws, nothing of it is kept. */
  public <T> T write(Function<Transaction, T> work) {
    boolean kept = false;
    try {
      T result = writing.execute(status -> work.apply(writes));
      kept = true;
      return result;
    } catch (DataAccessException | TransactionException e) {
      throw explained(dialect, e);
    } finally {
      if (!kept) {
        keys.forget();
      }
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

  private static RuntimeException explained(Dialect dialect, RuntimeException e) {
    if (e instanceof FlywayValidateException) {
      return new StoreException(
          Kind.NEWER,
          "The database was made by another version of this program; use that one or a newer.",
          e);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return dialect.explained(sql);
      }
    }
    return e instanceof FlywayException
        ? new StoreException(Kind.FAILED, "The database cannot be brought to this form.", e)
        : e;
  }

  @Override
  public void close() {
    dialect.close();
  }
}
