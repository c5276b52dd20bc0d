package org.tpibridge.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.SQLiteConfig;
import org.tpibridge.store.database.StoreSettings.ConnectionLimits;

/** Opens connections to a SQLite file with the settings of this program. */
public final class SqliteDataSource extends AbstractDataSource {
  private static final int BYTES_PER_KIB = 1024;

  /**
   * Size of the write-ahead log, in pages, at which it is merged into the database: 16 MiB; see
   * {@code docs/decisions/0017-batches-and-blocks.md}.
   */
  private static final int LOG_PAGES = 4_000;

  private final Path file;
  private final boolean readOnly;
  private final Properties properties;

  /** Connections that may write, with the default size of the cache. */
  public SqliteDataSource(Path file, Duration waitTime, SQLiteConfig.TransactionMode mode) {
    this(file, waitTime, mode, false, ConnectionLimits.DEFAULT.sqliteCacheBytes());
  }

  /**
   * @param readOnly whether writing is refused
   * @param cacheBytes memory of each connection for pages that it read
   */
  SqliteDataSource(
      Path file,
      Duration waitTime,
      SQLiteConfig.TransactionMode mode,
      boolean readOnly,
      long cacheBytes) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, waitTime.toMillis()));
    config.setTransactionMode(mode);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(LOG_PAGES));
    // A negative number is in KiB.
    config.setCacheSize(-Math.toIntExact(cacheBytes / BYTES_PER_KIB));
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setGetGeneratedKeys(false);
    this.file = file;
    this.readOnly = readOnly;
    this.properties = config.toProperties();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection =
        new SqliteConnection("jdbc:sqlite:" + file, file.toString(), properties);
    if (readOnly) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma query_only = true");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}
