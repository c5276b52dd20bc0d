package org.tpibridge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.tpibridge.store.StoreException.Kind;

/** A file beside the program: one writer at a time, any number that look. */
final class Sqlite implements Dialect {
  private static final int READERS = 4;
  private static final int CACHE_KIB = 128 * 1024;

  private final Path file;
  private final LockFiles locks;
  private final HikariDataSource writing;
  private final HikariDataSource reading;

  Sqlite(StoreSettings settings) {
    this.file = Path.of(settings.file()).toAbsolutePath();
    OwnersDatabase.prepare(file);
    this.locks = new LockFiles(file, settings.patience());
    this.writing = pool("write", settings, SQLiteConfig.TransactionMode.IMMEDIATE, 1, null);
    this.reading =
        pool(
            "read",
            settings,
            SQLiteConfig.TransactionMode.DEFERRED,
            READERS,
            "pragma query_only = true");
  }

  private HikariDataSource pool(
      String name,
      StoreSettings settings,
      SQLiteConfig.TransactionMode mode,
      int connections,
      String begin) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, settings.patience().toMillis()));
    config.setTransactionMode(mode);
    config.setCacheSize(-CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("store-" + name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(0);
    pool.setConnectionInitSql(begin);
    pool.setInitializationFailTimeout(-1);
    return new HikariDataSource(pool);
  }

  @Override
  public DataSource writing() {
    return writing;
  }

  @Override
  public DataSource reading() {
    return reading;
  }

  @Override
  public String migrations() {
    return "sqlite";
  }

  @Override
  public void alone(Runnable work) {
    Claim claim = locks.await("open");
    try {
      work.run();
    } finally {
      claim.close();
    }
  }

  @Override
  public long block(JdbcClient client) {
    return nextBlock(client);
  }

  static long nextBlock(JdbcClient client) {
    return client
            .sql("update key_block set next = next + :block returning next")
            .param("block", Keys.BLOCK)
            .query(Long.class)
            .single()
        - Keys.BLOCK;
  }

  @Override
  public void lock(JdbcClient client, Collection<String> names) {
    // Whoever writes has the whole file.
  }

  @Override
  public Optional<Claim> claim(long number) {
    return locks.claim("J" + number);
  }

  @Override
  public StoreException explained(SQLException e) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    return switch (code) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new StoreException(
              Kind.LOCKED,
              "The database "
                  + file
                  + " is in use by another process. Wait for it, then try again.",
              e);
      case SQLITE_FULL ->
          new StoreException(
              Kind.FULL,
              "There is no room left for the database " + file + ". Make room, then try again.",
              e);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          new StoreException(
              Kind.READ_ONLY,
              "The database "
                  + file
                  + " cannot be written. Check that file and folder may be written.",
              e);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new StoreException(
              Kind.DAMAGED,
              "The file "
                  + file
                  + " is damaged, or no database. Put it aside and restore a backup.",
              e);
      default ->
          new StoreException(
              code == SQLiteErrorCode.SQLITE_IOERR ? Kind.FULL : Kind.FAILED,
              "The database " + file + " failed (" + code + ").",
              e);
    };
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
