package org.tpibridge.store.resources;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores whether the visits of a store are real or test data, so that the two are never mixed. */
public sealed class StoredDataKind {

  /** Whether data is about patients or only for tests. */
  public enum DataKind {
    REAL,
    TEST
  }

  final JdbcClient client;

  private StoredDataKind(JdbcClient client) {
    this.client = client;
  }

  /** Empty if no visit was stored yet. */
  public Optional<DataKind> find() {
    return client
        .sql("select kind from data_kind")
        .query(String.class)
        .optional()
        .map(kind -> DataKind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  /** The same table, for transactions that write. */
  public static final class WritableDataKind extends StoredDataKind {
    public WritableDataKind(JdbcClient client) {
      super(client);
    }

    /**
     * Records the kind, unless one is recorded already.
     *
     * @return the recorded kind, also if another process recorded it at the same time
     */
    public DataKind record(DataKind kind) {
      return find().orElseGet(() -> insert(kind));
    }

    private DataKind insert(DataKind kind) {
      // On PostgreSQL, this waits for a transaction that inserts the row as well.
      client
          .sql("insert into data_kind (key, kind) values (1, ?) on conflict do nothing")
          .param(kind.name().toLowerCase(Locale.ROOT))
          .update();
      return find().orElseThrow();
    }
  }
}
