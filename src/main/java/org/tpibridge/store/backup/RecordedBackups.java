package org.tpibridge.store.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records the backups that were made of a store, and those that it was restored from. */
public sealed class RecordedBackups {

  /**
   * A recorded backup.
   *
   * @param file path it was written to; it may have been moved or deleted since
   */
  public record RecordedBackup(String file, Instant added) {}

  final JdbcClient client;

  private RecordedBackups(JdbcClient client) {
    this.client = client;
  }

  /** Lists all backups, oldest first. */
  public List<RecordedBackup> all() {
    return client
        .sql("select file, started_at from backup order by key")
        .query(RecordedBackups::made)
        .list();
  }

  private static RecordedBackup made(ResultSet row, int number) throws SQLException {
    return new RecordedBackup(
        row.getString("file"), Instant.ofEpochMilli(row.getLong("started_at")));
  }

  /**
   * Lists backups that may contain data of a job, oldest first. They are compared by job number,
   * because clocks may be set back. A backup without a recorded job may contain any data.
   */
  public List<String> possiblyContaining(long job) {
    return client
        .sql("select file from backup where last_job_key is null or last_job_key >= ? order by key")
        .param(job)
        .query(String.class)
        .list();
  }

  /** The same table, for transactions that write. */
  public static final class WritableBackups extends RecordedBackups {
    public WritableBackups(JdbcClient client) {
      super(client);
    }

    /** Adds a backup that contains the data of all jobs so far. */
    public void add(String file, Instant now) {
      markWritten(addStarted(file, now));
    }

    /**
     * Adds a backup that is being written. Until it is finished it may contain any data, so an
     * erasure meanwhile lists it.
     *
     * @return its key
     */
    public long addStarted(String file, Instant now) {
      return client
          .sql(
              """
              insert into backup (key, file, started_at)
              select coalesce(max(key), 0) + 1, ?, ? from backup
              returning key
              """)
          .params(file, now.toEpochMilli())
          .query(Long.class)
          .single();
    }

    /** Marks a backup as written: it contains no data of later jobs. */
    public void markWritten(long key) {
      client
          .sql(
              """
              update backup set last_job_key = (select coalesce(max(key), 0) from job)
              where key = ?
              """)
          .param(key)
          .update();
    }

    /** Removes a backup that could not be written. */
    public void remove(long key) {
      client.sql("delete from backup where key = ?").param(key).update();
    }

    /** Adds the backups of a replaced store, whose job numbers mean nothing in this one. */
    public void addFromReplacedStore(List<RecordedBackup> others) {
      Set<RecordedBackup> known = new HashSet<>(all());
      others.stream()
          .filter(other -> !known.contains(other))
          .forEach(other -> addStarted(other.file(), other.added()));
    }
  }
}
