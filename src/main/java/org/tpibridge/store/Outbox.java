package org.tpibridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits that changed, to be told to EHRs; written with the change, so that none is forgotten. */
public final class Outbox {

  public enum Change {
    CREATED,
    UPDATED,
    RETRACTED
  }

  /**
   * @param key in the order of the changes
   */
  public record Entry(long key, long visit, long job, Change change, Instant added) {}

  private final JdbcClient client;
  private final Keys keys;

  Outbox(JdbcClient client, Keys keys) {
    this.client = client;
    this.keys = keys;
  }

  public void add(long visit, long job, Change change, Instant now) {
    client
        .sql(
            "insert into outbox (key, visit_key, job_key, change, added_at) values (?, ?, ?, ?, ?)")
        .params(Columns.of(keys.next(client), visit, job, Columns.word(change), now))
        .update();
  }

  /** Changes behind one, in their order. */
  public List<Entry> after(long key, int limit) {
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

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("key"),
        row.getLong("visit_key"),
        row.getLong("job_key"),
        Columns.word(row, "change", Change.class),
        Columns.instant(row, "added_at"));
  }
}
