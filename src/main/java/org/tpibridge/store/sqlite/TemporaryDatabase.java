package org.tpibridge.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tpibridge.store.database.Database;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaUpdate;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/** A temporary SQLite database without a file name; it exists as long as its one connection. */
public final class TemporaryDatabase implements Database {
  private final SingleConnectionDataSource source =
      new SingleConnectionDataSource("jdbc:sqlite:", true);

  @Override
  public DataSource writeSource() {
    return source;
  }

  @Override
  public DataSource readSource() {
    return source;
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
    return DatabaseName.ofFile(Path.of("(temporary)"));
  }

  @Override
  public SchemaUpdate openOrCreate(Function<DataSource, SchemaUpdate> migration) {
    return migration.apply(source);
  }

  @Override
  public long nextKeyBlock(JdbcClient client) {
    return SqliteDatabase.nextBlock(client);
  }

  @Override
  public void lock(JdbcClient client, Collection<String> names) {
    // No other process can access it.
  }

  @Override
  public void lockShared(JdbcClient client, String name) {
    // No other process can access it.
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
    return "";
  }

  @Override
  public Optional<JobClaim> claim(long number) {
    throw new UnsupportedOperationException("jobs of a temporary store cannot be claimed");
  }

  @Override
  public Optional<JobClaim> claimSender(long number) {
    throw new UnsupportedOperationException("a temporary store sends nothing");
  }

  @Override
  public void wipeRemoved() {
    // There is no file that another process could read.
  }

  @Override
  public StoreException asStoreException(SQLException e) {
    return new StoreException(
        ErrorKind.FULL,
        "The disk is full: temporary data cannot be written. Free disk space, or set SQLITE_TMPDIR"
            + " to another folder.",
        e);
  }

  @Override
  public void copyTo(Path file) {
    throw new UnsupportedOperationException("a temporary store has no backup");
  }

  @Override
  public void close() {
    source.destroy();
  }
}
