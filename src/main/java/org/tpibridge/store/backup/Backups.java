package org.tpibridge.store.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The backups that were made of a store, or that it was restored from. */
public final class Backups {

  /**
   * @param file where it was written to; it may have been moved or deleted since
   */
  public record Made(String file, Instant added) {}

  private final JdbcClient client;

  public Backups(JdbcClient client) {
    this.client = client;
  }

  /** The oldest first. */
  public List<Made> all() {
    return client
        .sql("select file, started_at from backup order by key")
        .query(Backups::made)
        .list();
  }

  private static Made made(ResultSet row, int number) throws SQLException {
    return new Made(row.getString("file"), Instant.ofEpochMilli(row.getLong("started_at")));
  }

  /**
   * Those that may hold what a job imported, the oldest first: by the order of jobs, for clocks are
   * set back. One of which no job is recorded may hold anything.
   */
  public List<String> since(long job) {
    return client
        .sql("select file from backup where last_job_key is null or last_job_key >= ? order by key")
        .param(job)
        .query(String.class)
        .list();
  }

  /** Adds one that holds what all jobs so far imported. */
  public void add(String file, Instant now) {
    written(begun(file, now));
  }

  /**
   * Adds one that is being written, and may hold anything: an erasure meanwhile is to list it.
   *
   * @return its key
   */
  public long begun(String file, Instant now) {
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
  public void written(long key) {
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
  public void addOthers(List<Made> others) {
    Set<Made> known = new HashSet<>(all());
    others.stream()
        .filter(other -> !known.contains(other))
        .forEach(other -> begun(other.file(), other.added()));
  }
}
