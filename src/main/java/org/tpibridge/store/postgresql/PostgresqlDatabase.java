package org.tpibridge.store.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tpibridge.files.Sha256;
import org.tpibridge.store.database.Database;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaUpdate;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;

/** Stores visits in a PostgreSQL database that several processes share. */
public final class PostgresqlDatabase implements Database {
  /** Name of this program's sessions on the server. */
  public static final String APPLICATION = "tpi-bridge";

  private static final int NO_TIMEOUT = 0;
  private static final int JOBS = 1;
  private static final int SENDERS = 2;

  /**
   * Longer than any of this program's statements, except for those of {@link #unlimited}; detects a
   * lost network connection.
   */
  private static final int SOCKET_TIMEOUT_SECONDS = 600;

  private final DataSource source;

  /**
   * For statements that may take hours in a large database: migrations, rewriting tables, copying.
   * The system still detects a lost connection, by messages that keep it alive.
   */
  private final DataSource unlimited;

  private final DatabaseName name;
  private final Duration waitTime;
  private final HikariDataSource pool;

  public PostgresqlDatabase(StoreSettings settings) {
    this(settings, SOCKET_TIMEOUT_SECONDS);
  }

  PostgresqlDatabase(StoreSettings settings, int socketTimeoutSeconds) {
    this.waitTime = settings.waitTime();
    PGSimpleDataSource limited = source(settings, socketTimeoutSeconds);
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(limited);
    config.setMaximumPoolSize(settings.connections().connections());
    config.setMinimumIdle(0);
    config.setConnectionTimeout(Math.max(1000, settings.waitTime().toMillis()));
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
    this.source = new RetryingDataSource(limited, waitTime);
    this.unlimited = new RetryingDataSource(source(settings, NO_TIMEOUT), waitTime);
    this.name = DatabaseName.ofServer(limited.getDatabaseName());
  }

  private static PGSimpleDataSource source(StoreSettings settings, int socketTimeoutSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    settings.user().ifPresent(source::setUser);
    settings.password().ifPresent(source::setPassword);
    source.setReWriteBatchedInserts(true);
    source.setTcpKeepAlive(true);
    source.setApplicationName(APPLICATION);
    source.setSocketTimeout(socketTimeoutSeconds);
    // The server must not quote the row in its error messages.
    source.setLogServerErrorDetail(false);
    source.setOptions(
        "-c lock_timeout="
            + settings.waitTime().toMillis()
            // A claim is an idle session; it must end soon after its network connection is lost.
            + " -c idle_session_timeout=0 -c tcp_keepalives_idle=30"
            + " -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3");
    return source;
  }

  @Override
  public DataSource writeSource() {
    return pool;
  }

  @Override
  public DataSource readSource() {
    return pool;
  }

  @Override
  public boolean readsNeedSnapshot() {
    return true;
  }

  @Override
  public String migrationFolder() {
    return "postgresql";
  }

  @Override
  public DatabaseName name() {
    return name;
  }

  /** Flyway itself ensures that only one process migrates the database. */
  @Override
  public SchemaUpdate openOrCreate(Function<DataSource, SchemaUpdate> migration) {
    exists();
    return migration.apply(unlimited);
  }

  /** Whether the database contains a store. */
  public boolean exists() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
      return found.next() && found.getBoolean(1);
    } catch (SQLException e) {
      throw PostgresqlErrors.unreachable(e);
    }
  }

  @Override
  public long nextKeyBlock(JdbcClient client) {
    return client.sql("select nextval('store_key_sequence')").query(Long.class).single();
  }

  /** Locks in a fixed order, so that no two transactions wait for each other. */
  @Override
  public void lock(JdbcClient client, Collection<String> names) {
    names.stream()
        .map(Sha256::first64Bits)
        .sorted()
        .distinct()
        .forEach(n -> client.sql("select pg_advisory_xact_lock(?)").param(n).query().singleRow());
  }

  @Override
  public void lockShared(JdbcClient client, String name) {
    client
        .sql("select pg_advisory_xact_lock_shared(?)")
        .param(Sha256.first64Bits(name))
        .query()
        .singleRow();
  }

  @Override
  public boolean isPart(Path file) {
    return false;
  }

  @Override
  public boolean isInUse(Path file) {
    return false;
  }

  @Override
  public List<Path> damagedFiles() {
    return List.of();
  }

  @Override
  public String skipLocked() {
    return " for update skip locked";
  }

  @Override
  public Optional<JobClaim> claim(long number) {
    return PostgresqlJobClaim.of(source, JOBS, number, waitTime);
  }

  @Override
  public Optional<JobClaim> claimSender(long number) {
    return PostgresqlJobClaim.of(source, SENDERS, number, waitTime);
  }

  @Override
  public void wipeRemoved() {
    try (Connection server = unlimited.getConnection()) {
      new TableRewrite(new JdbcTemplate(new SingleConnectionDataSource(server, true)), waitTime)
          .run();
    } catch (SQLException e) {
      throw asStoreException(e);
    }
  }

  @Override
  public StoreException asStoreException(SQLException e) {
    StoreException explained = PostgresqlErrors.asStoreException(e);
    if (explained.errorKind() == ErrorKind.LOST) {
      // What interrupted one connection has most likely interrupted all.
      pool.getHikariPoolMXBean().softEvictConnections();
    }
    return explained;
  }

  @Override
  public void copyTo(Path file) throws SQLException {
    try (Connection server = unlimited.getConnection()) {
      new PostgresqlCopy(server, file).toFile();
    }
  }

  /** Connections that are not pooled, for statements that may take hours. */
  public DataSource unpooled() {
    return unlimited;
  }

  @Override
  public void close() {
    pool.close();
  }
}
