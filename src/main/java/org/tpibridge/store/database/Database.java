package org.tpibridge.store.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists what differs between the two databases. */
public interface Database extends AutoCloseable {

  /** Connections that may write. */
  DataSource writeSource();

  /** Connections that only read. */
  DataSource readSource();

  /**
   * Whether a read-only transaction has to request a snapshot to see one consistent state of the
   * database.
   */
  boolean readsNeedSnapshot();

  /** The name of the folder with the migrations, within the store package. */
  String migrationFolder();

  /** The name of the database in messages. */
  DatabaseName name();

  /**
   * Opens or creates the database and prepares its tables; one process at a time.
   *
   * @throws StoreException if it does not exist, or another program created it
   */
  SchemaUpdate openOrCreate(Function<DataSource, SchemaUpdate> migration);

  /** Allocates a block of {@link KeyAllocator#BLOCK_SIZE} unique keys and returns the first. */
  long nextKeyBlock(JdbcClient client);

  /** Locks names until the end of the transaction; waits while others have locked one of them. */
  void lock(JdbcClient client, Collection<String> names);

  /**
   * Locks a name until the end of the transaction, together with others that do the same; waits
   * while another has locked it alone.
   */
  void lockShared(JdbcClient client, String name);

  /**
   * The end of a select that locks the rows it returns, and skips those that other transactions
   * have locked; empty if write transactions run one after another.
   */
  String skipLocked();

  /** Claims a job for this process. Empty if another running process has claimed it. */
  Optional<JobClaim> claim(long number);

  /** Claims a number for a process that sends data. Empty if another running process has it. */
  Optional<JobClaim> claimSender(long number);

  /** Whether a file is the database, or one next to it whose name starts with the database's. */
  boolean isPart(Path file);

  /** Whether a file is the database or one that is open together with it. */
  boolean isInUse(Path file);

  /** Lists damaged databases that a restore renamed. */
  List<Path> damagedFiles();

  /** Overwrites removed rows in the files of the tables. */
  void wipeRemoved();

  /** Converts an error of the driver to a message for the user. */
  StoreException asStoreException(SQLException e);

  /** Writes a consistent copy of all tables to an empty file, as a SQLite database. */
  void copyTo(Path file) throws SQLException;

  @Override
  void close();
}
