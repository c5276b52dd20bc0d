package org.tpibridge.store.resources;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the systems that the identifiers of stored visits are in. */
public sealed class IdentifierSystems {

  /**
   * The system of one kind of identifiers.
   *
   * @param source empty for the clinic itself
   * @param kind what is identified: {@code mrn}, {@code visit}, {@code item}, {@code clinician},
   *     {@code organization}, {@code location}
   * @param system a URI
   */
  public record RecordedSystem(String source, String kind, String system) {}

  final JdbcClient client;

  private IdentifierSystems(JdbcClient client) {
    this.client = client;
  }

  public List<RecordedSystem> all() {
    return client
        .sql("select source, kind, system from identifier_system order by source, kind")
        .query(
            (row, number) ->
                new RecordedSystem(
                    row.getString("source"), row.getString("kind"), row.getString("system")))
        .list();
  }

  /** Whether the store contains nothing whose id depends on the systems. */
  public boolean isStoreEmpty() {
    return client
        .sql("select 1 where exists (select 1 from visit) or exists (select 1 from resource)")
        .query()
        .listOfRows()
        .isEmpty();
  }

  /** The same table, for transactions that write. */
  public static final class WritableIdentifierSystems extends IdentifierSystems {
    public WritableIdentifierSystems(JdbcClient client) {
      super(client);
    }

    /** Records a system; replaces the earlier one. */
    public void record(RecordedSystem recorded) {
      client
          .sql(
              """
              insert into identifier_system (source, kind, system) values (?, ?, ?)
              on conflict (source, kind) do update set system = excluded.system
              """)
          .params(recorded.source(), recorded.kind(), recorded.system())
          .update();
    }
  }
}
