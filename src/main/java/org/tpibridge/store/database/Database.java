package org.tpibridge.store.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What differs between databases. */
public interface Database extends AutoCloseable {

  /** Connections that may write. */
  DataSource writeSource();

  /** Connections that look. */
  DataSource readSource();

  /**
   * Whether a transaction that only reads has to ask for a snapshot to see one state of the
   * database throughout.
   */
  boolean readsNeedSnapshot();

  /** The folder of migrations, beside this package's classes. */
  String migrationFolder();

  /** Which database it is, for messages. */
  DatabaseName name();

  /**
   * Finds the database, or makes one, and brings it to this program's form; one process at a time.
   *
   * @throws StoreException where it is not there, or not ours
   */
  void openOrCreate(Consumer<DataSource> migration);

  /** The first of a block of {@link KeyAllocator#BLOCK_SIZE} keys that nobody else gets. */
  long nextKeyBlock(JdbcClient client);

  /** Waits until nobody else works on these names; until the transaction's end. */
  void lock(JdbcClient client, Collection<String> names);

  /** Empty where another living process has claimed the number. */
  Optional<JobClaim> claim(long number);

  /** Whether a file is the database, or lies beside it by a name that is made of its own. */
  boolean isPart(Path file);

  /** Whether a file is the database, or one of those that are open beside it. */
  boolean isInUse(Path file);

  /** Damaged databases that were put aside when a backup took their place. */
  List<Path> damagedFiles();

  /** Leaves nothing of removed rows in the files of tables. */
  void wipeRemoved();

  /** What an error of the driver means, in words for the user. */
  StoreException asStoreException(SQLException e);

  /** Writes all of it, as it is at one moment, to an empty file as SQLite has it. */
  void copyTo(Path file) throws SQLException;

  @Override
  void close();
}
