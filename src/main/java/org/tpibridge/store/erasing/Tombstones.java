package org.tpibridge.store.erasing;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keyed hashes of the MRNs of erased patients: they tell nothing to who lacks the key. */
public final class Tombstones {
  private final JdbcClient client;

  public Tombstones(JdbcClient client) {
    this.client = client;
  }

  public boolean areThere() {
    return client
            .sql("select count(*) from (select 1 from tombstone limit 1) t")
            .query(Long.class)
            .single()
        > 0;
  }

  public boolean has(byte[] hash) {
    return client
            .sql("select count(*) from tombstone where hash = ?")
            .param(hash)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Adds one, unless it is there. */
  public void add(byte[] hash, Instant now) {
    if (!has(hash)) {
      client
          .sql("insert into tombstone (hash, added) values (?, ?)")
          .params(hash, now.toEpochMilli())
          .update();
    }
  }

  /** Removes one: the patient may come back. */
  public void remove(byte[] hash) {
    client.sql("delete from tombstone where hash = ?").param(hash).update();
  }
}
