package org.tpibridge.store.resources;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which systems the identifiers of stored visits are. */
public final class IdentifierSystems {

  /**
   * @param source empty for the clinic itself
   * @param kind what is identified: {@code mrn}, {@code visit}
   * @param system a URI
   */
  public record RecordedSystem(String source, String kind, String system) {}

  private final JdbcClient client;

  public IdentifierSystems(JdbcClient client) {
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

  /** Whether nothing is stored whose id depends on them. */
  public boolean isStoreEmpty() {
    return client
        .sql("select 1 where exists (select 1 from visit) or exists (select 1 from resource)")
        .query()
        .listOfRows()
        .isEmpty();
  }

  /** Records one, in place of the one before. */
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
