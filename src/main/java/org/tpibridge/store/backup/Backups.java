package org.tpibridge.store.backup;

import java.time.Instant;
import java.util.List;
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
        .sql("select file, added from backup order by key")
        .query((row, number) -> new Made(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .list();
  }

  public void add(String file, Instant now) {
    client
        .sql(
            "insert into backup (key, file, added) select coalesce(max(key), 0) + 1, ?, ? from backup")
        .params(file, now.toEpochMilli())
        .update();
  }
}
