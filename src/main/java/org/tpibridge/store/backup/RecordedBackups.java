package org.tpibridge.store.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The backups that were made of a store, or that it was restored from. */
public final class RecordedBackups {

  /**
   * @param file where it was written to; it may have been moved or deleted since
   */
  public record RecordedBackup(String file, Instant added) {}

  private final JdbcClient client;

  public RecordedBackups(JdbcClient client) {
    this.client = client;
  }

  /** The oldest first. */
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
   * Those that may hold what a job imported, the oldest first: by the order of jobs, for clocks are
   * set back. One of which no job is recorded may hold anything.
   */
  public List<String> possiblyContaining(long job) {
    return client
        .sql("select file from backup where last_job_key is null or last_job_key >= ? order by key")
        .param(job)
        .query(String.class)
        .list();
  }

  /** Adds one that holds what all jobs so far imported. */
  public void add(String file, Instant now) {
    markWritten(addStarted(file, now));
  }

  /**
   * Adds one that is being written, and may hold anything: an erasure meanwhile is to list it.
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

  /** It is written, and holds nothing of jobs that begin from now on. */
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

  /** It was not written after all. */
  public void remove(long key) {
    client.sql("delete from backup where key = ?").param(key).update();
  }

  /** Adds those of a store that was replaced, and whose jobs are not the jobs of this one. */
  public void addFromReplacedStore(List<RecordedBackup> others) {
    Set<RecordedBackup> known = new HashSet<>(all());
    others.stream()
        .filter(other -> !known.contains(other))
        .forEach(other -> addStarted(other.file(), other.added()));
  }
}
