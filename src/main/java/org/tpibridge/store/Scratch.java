package org.tpibridge.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tpibridge.store.StoreException.Kind;

/** SQLite's database without a name: it lives as long as its one connection. */
final class Scratch implements Dialect {
  private final SingleConnectionDataSource source =
      new SingleConnectionDataSource("jdbc:sqlite:", true);

  @Override
  public DataSource writing() {
    return source;
  }

  @Override
  public DataSource reading() {
    return source;
  }

  @Override
  public boolean readsNeedSnapshot() {
    return false;
  }

  @Override
  public String migrations() {
    return "sqlite";
  }

  @Override
  public DatabaseName name() {
    return DatabaseName.ofFile(Path.of("(temporary)"));
  }

  @Override
  public void prepare(Consumer<DataSource> migration) {
    migration.accept(source);
  }

  @Override
  public long block(JdbcClient client) {
    return Sqlite.nextBlock(client);
  }

  @Override
  public void lock(JdbcClient client, Collection<String> names) {
    // Nobody else knows of it.
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
  public List<Path> putAside() {
    return List.of();
  }

  @Override
  public Optional<Claim> claim(long number) {
    throw new UnsupportedOperationException("nobody works on the jobs of a scratch store");
  }

  @Override
  public void scrub() {
    // It has no files.
  }

  @Override
  public StoreException explained(SQLException e) {
    return new StoreException(
        Kind.FULL,
        "There is no room for temporary data. Make room, or name another folder by"
            + " SQLITE_TMPDIR.",
        e);
  }

  @Override
  public void copyTo(Path file) {
    throw new UnsupportedOperationException("nobody keeps a scratch store");
  }

  @Override
  public void close() {
    source.destroy();
  }
}
