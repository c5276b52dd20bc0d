package org.tpibridge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.StoreException.Kind;

/** A server that several processes share. */
final class Postgresql implements Dialect {
  private static final int CONNECTIONS = 6;
  private static final int OPENING = 1;

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final HikariDataSource pool;

  Postgresql(StoreSettings settings) {
    source.setUrl(settings.url());
    settings.user().ifPresent(source::setUser);
    settings.password().ifPresent(source::setPassword);
    source.setReWriteBatchedInserts(true);
    source.setTcpKeepAlive(true);
    source.setApplicationName("tpi-bridge");
    source.setOptions("-c lock_timeout=" + settings.patience().toMillis());
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(Math.max(1000, settings.patience().toMillis()));
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
  }

  @Override
  public DataSource writing() {
    return pool;
  }

  @Override
  public DataSource reading() {
    return pool;
  }

  @Override
  public String migrations() {
    return "postgresql";
  }

  @Override
  public void alone(Runnable work) {
    // Flyway itself takes a lock here.
    work.run();
  }

  @Override
  public long block(JdbcClient client) {
    return client.sql("select nextval('store_key')").query(Long.class).single();
  }

  /** In one order, so that no two transactions wait for each other. */
  @Override
  public void lock(JdbcClient client, Collection<String> names) {
    names.stream()
        .map(Postgresql::number)
        .sorted()
        .distinct()
        .forEach(n -> client.sql("select pg_advisory_xact_lock(?)").param(n).query().singleRow());
  }

  private static long number(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public Optional<Claim> claim(long number) {
    return SessionClaim.of(source, OPENING, number);
  }

  @Override
  public StoreException explained(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String known = state.length() < 2 ? "" : state.substring(0, 2);
    return switch (known) {
      case "08", "57" ->
          new StoreException(
              Kind.LOST, "The connection to the database is lost (" + state + ").", e);
      // 23: another process has just added what this one was about to add.
      case "40", "23" -> new StoreException(Kind.CONFLICT, "Another process changed the same.", e);
      case "55" ->
          new StoreException(
              Kind.LOCKED, "The database is in use by another process for too long.", e);
      case "53" ->
          new StoreException(
              Kind.FULL, "The database has no room or no connection left (" + state + ").", e);
      case "25" -> new StoreException(Kind.READ_ONLY, "The database takes no changes.", e);
      case "28" ->
          new StoreException(
              Kind.UNREACHABLE,
              "The database does not know this user or password (tpibridge.store.user,"
                  + " .password).",
              e);
      case "3D" ->
          new StoreException(
              Kind.UNREACHABLE, "There is no such database; check tpibridge.store.url.", e);
      case "XX" ->
          new StoreException(
              Kind.DAMAGED,
              "The database is damaged or failed inside (" + state + "). Restore a backup.",
              e);
      default -> new StoreException(Kind.FAILED, "The database failed (" + state + ").", e);
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
