package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/**
 * Lists changed visits that must be sent to EHRs; written in the transaction of the change. Exports
 * of changes read it as well, so entries are removed only when their visit is erased.
 */
public final class Outbox {

  public enum VisitChange {
    CREATED,
    UPDATED,
    RETRACTED
  }

  /**
   * A change of a visit.
   *
   * @param key in the order of the changes
   */
  public record OutboxEntry(long key, long visit, long job, VisitChange change, Instant added) {}

  private final JdbcClient client;
  private final KeyAllocator keys;

  public Outbox(JdbcClient client, KeyAllocator keys) {
    this.client = client;
    this.keys = keys;
  }

  public void add(long visit, long job, VisitChange change, Instant now) {
    client
        .sql(
            "insert into outbox (key, visit_key, job_key, change, added_at) values (?, ?, ?, ?, ?)")
        .params(
            ColumnValues.of(keys.nextKey(client), visit, job, ColumnValues.enumWord(change), now))
        .update();
  }

  /** Lists the changes after one, in order. */
  public List<OutboxEntry> after(long key, int limit) {
    return client
        .sql(
            """
            select key, visit_key, job_key, change, added_at
            from outbox
            where key > ?
            order by key limit ?
            """)
        .params(key, limit)
        .query(Outbox::entry)
        .list();
  }

  private static OutboxEntry entry(ResultSet row, int number) throws SQLException {
    return new OutboxEntry(
        row.getLong("key"),
        row.getLong("visit_key"),
        row.getLong("job_key"),
        ColumnValues.enumWord(row, "change", VisitChange.class),
        ColumnValues.instant(row, "added_at"));
  }
}
