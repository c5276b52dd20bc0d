package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores what an EHR turned out to accept or to refuse, whatever it declares. */
public sealed class ProvenCapabilities {

  /**
   * An observation.
   *
   * @param resourceType empty for the whole server
   * @param capability such as {@code create} or {@code transaction}
   * @param accepted false if the EHR refused it in a way that says that it never accepts it
   * @param details elements that the EHR dropped or altered, or the reason of the refusal; without
   *     values
   */
  public record ProvenCapability(
      String ehr,
      String resourceType,
      String capability,
      boolean accepted,
      String details,
      Instant observed) {}

  final JdbcClient client;

  private ProvenCapabilities(JdbcClient client) {
    this.client = client;
  }

  public List<ProvenCapability> of(String ehr) {
    return client
        .sql(
            """
            select ehr, resource_type, capability, state, details, observed_at
            from ehr_capability where ehr = ? order by resource_type, capability
            """)
        .param(ehr)
        .query(ProvenCapabilities::proven)
        .list();
  }

  private static ProvenCapability proven(ResultSet row, int number) throws SQLException {
    return new ProvenCapability(
        row.getString("ehr"),
        row.getString("resource_type"),
        row.getString("capability"),
        row.getString("state").equals("proven"),
        row.getString("details"),
        ColumnValues.instant(row, "observed_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableCapabilities extends ProvenCapabilities {
    public WritableCapabilities(JdbcClient client) {
      super(client);
    }

    /** Adds an observation, or replaces the earlier one. */
    public void set(ProvenCapability proven) {
      client
          .sql(
              """
              insert into ehr_capability (ehr, resource_type, capability, state, details, observed_at)
              values (?, ?, ?, ?, ?, ?)
              on conflict (ehr, resource_type, capability) do update set
                state = excluded.state,
                details = excluded.details,
                observed_at = excluded.observed_at
              """)
          .params(
              ColumnValues.of(
                  proven.ehr(),
                  proven.resourceType(),
                  proven.capability(),
                  proven.accepted() ? "proven" : "refused",
                  proven.details(),
                  proven.observed()))
          .update();
    }

    /** Removes all observations, such as after an update of the EHR. */
    public void clear(String ehr) {
      client.sql("delete from ehr_capability where ehr = ?").param(ehr).update();
    }
  }
}
