package org.tpibridge.store.resources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/**
 * Lists changed visits for exports of changes; written in the transaction of the change. Entries
 * are removed only when their visit is erased.
 */
public sealed class VisitChanges {

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
  public record ChangedVisit(long key, long visit, long job, VisitChange change, Instant added) {}

  final JdbcClient client;

  private VisitChanges(JdbcClient client) {
    this.client = client;
  }

  /** Lists the changes after one, in order. */
  public List<ChangedVisit> after(long key, int limit) {
    return client
        .sql(
            """
            select key, visit_key, job_key, change, added_at
            from visit_change
            where key > ?
            order by key limit ?
            """)
        .params(key, limit)
        .query(VisitChanges::entry)
        .list();
  }

  private static ChangedVisit entry(ResultSet row, int number) throws SQLException {
    return new ChangedVisit(
        row.getLong("key"),
        row.getLong("visit_key"),
        row.getLong("job_key"),
        ColumnValues.enumWord(row, "change", VisitChange.class),
        ColumnValues.instant(row, "added_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableVisitChanges extends VisitChanges {
    private final KeyAllocator keys;

    public WritableVisitChanges(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    public void add(long visit, long job, VisitChange change, Instant now) {
      client
          .sql(
              "insert into visit_change (key, visit_key, job_key, change, added_at) values (?, ?,"
                  + " ?, ?, ?)")
          .params(
              ColumnValues.of(keys.nextKey(client), visit, job, ColumnValues.enumWord(change), now))
          .update();
    }
  }
}
