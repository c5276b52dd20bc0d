package org.tpibridge.store.pulled;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores up to which change each EHR was asked. */
public sealed class PullPositions {
  /** The scope of searches that cover all patients. */
  public static final String POPULATION = "";

  final JdbcClient client;

  private PullPositions(JdbcClient client) {
    this.client = client;
  }

  /**
   * @param scope {@code Patient/id} at the EHR, or {@link #POPULATION}
   * @return by the EHR's clock; empty if nothing was pulled yet
   */
  public Optional<Instant> find(String ehr, String type, String scope) {
    return client
        .sql(
            """
            select watermark from pull_position
            where ehr = ? and resource_type = ? and scope = ?
            """)
        .params(ehr, type, scope)
        .query((row, number) -> ColumnValues.instant(row, "watermark"))
        .optional();
  }

  /** The scopes in which a type was pulled. */
  public Set<String> scopes(String ehr, String type) {
    return new HashSet<>(
        client
            .sql("select scope from pull_position where ehr = ? and resource_type = ?")
            .params(ehr, type)
            .query(String.class)
            .list());
  }

  /** The same table, for transactions that write. */
  public static final class WritablePositions extends PullPositions {
    public WritablePositions(JdbcClient client) {
      super(client);
    }

    /**
     * @param patientId of this store; empty for {@link #POPULATION}
     */
    public void set(
        String ehr, String type, String scope, String patientId, Instant watermark, Instant now) {
      client
          .sql(
              """
              insert into pull_position (ehr, resource_type, scope, patient_id, watermark, updated_at)
              values (?, ?, ?, ?, ?, ?)
              on conflict (ehr, resource_type, scope) do update set
                patient_id = excluded.patient_id,
                watermark = excluded.watermark,
                updated_at = excluded.updated_at
              """)
          .params(ColumnValues.of(ehr, type, scope, patientId, watermark, now))
          .update();
    }

    /** Removes all positions of an EHR, so that everything is pulled again. */
    public void clear(String ehr) {
      client.sql("delete from pull_position where ehr = ?").param(ehr).update();
    }
  }
}
