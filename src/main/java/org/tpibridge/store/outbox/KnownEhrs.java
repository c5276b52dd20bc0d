package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores the EHRs that data was sent to or pulled from. */
public sealed class KnownEhrs {

  /**
   * An EHR.
   *
   * @param url its base URL; ids in the ledger are only valid there
   * @param compareAll whether the whole store has to be compared before the next push
   * @param readFirst whether the EHR has to be read before it is written to, because the ledger may
   *     be older than the EHR
   * @param approved when a user approved the first push
   * @param newVisitsFrom visits before this day are historical until the EHR has them
   * @param pushRequested when a user requested last that a patient is tried again
   * @param pullRequested when the EHR announced last that something changed
   * @param comparedWith hash of the settings and capabilities that all patients were compared with
   */
  public record KnownEhr(
      String name,
      String url,
      boolean paused,
      boolean compareAll,
      boolean readFirst,
      Optional<Instant> approved,
      Optional<Instant> lastSuccess,
      Optional<LocalDate> newVisitsFrom,
      Optional<Instant> pushRequested,
      Optional<Instant> pullRequested,
      Optional<String> comparedWith) {}

  private static final String SELECT =
      """
      select ehr, base_url, state, compare_all, read_first, approved_at, last_success_at,
        new_visits_from, push_requested_at, pull_requested_at, compared_with
      from ehr
      """;

  final JdbcClient client;

  private KnownEhrs(JdbcClient client) {
    this.client = client;
  }

  public Optional<KnownEhr> find(String ehr) {
    return client.sql(SELECT + "where ehr = ?").param(ehr).query(KnownEhrs::known).optional();
  }

  public List<KnownEhr> all() {
    return client.sql(SELECT + "order by ehr").query(KnownEhrs::known).list();
  }

  private static KnownEhr known(ResultSet row, int number) throws SQLException {
    return new KnownEhr(
        row.getString("ehr"),
        row.getString("base_url"),
        row.getString("state").equals("paused"),
        row.getLong("compare_all") != 0,
        row.getLong("read_first") != 0,
        ColumnValues.optionalInstant(row, "approved_at"),
        ColumnValues.optionalInstant(row, "last_success_at"),
        Optional.ofNullable(row.getString("new_visits_from")).map(LocalDate::parse),
        ColumnValues.optionalInstant(row, "push_requested_at"),
        ColumnValues.optionalInstant(row, "pull_requested_at"),
        Optional.ofNullable(row.getString("compared_with")));
  }

  /** The same table, for transactions that write. */
  public static final class WritableEhrs extends KnownEhrs {
    public WritableEhrs(JdbcClient client) {
      super(client);
    }

    /**
     * Adds an EHR; the whole store is compared before its first push. A store that was restored
     * from a backup may have sent data to it after the backup was made.
     */
    public KnownEhr add(String ehr, String url) {
      client
          .sql(
              """
              insert into ehr (ehr, base_url, state, compare_all, read_first)
              values (?, ?, 'active', 1,
                case when exists (select 1 from audit where action = 'restore') then 1 else 0 end)
              on conflict (ehr) do nothing
              """)
          .params(ehr, url)
          .update();
      return find(ehr).orElseThrow();
    }

    /** Changes the URL of an EHR that nothing was sent to yet. */
    public void setUrl(String ehr, String url) {
      set(ehr, "base_url", url);
    }

    public void setPaused(String ehr, boolean paused) {
      set(ehr, "state", paused ? "paused" : "active");
    }

    public void setCompareAll(String ehr, boolean compareAll) {
      set(ehr, "compare_all", compareAll);
    }

    public void setReadFirst(String ehr, boolean readFirst) {
      set(ehr, "read_first", readFirst);
    }

    public void approve(String ehr, Instant now) {
      set(ehr, "approved_at", now);
    }

    public void succeeded(String ehr, Instant now) {
      set(ehr, "last_success_at", now);
    }

    /** Visits before this day are historical until the EHR has them. */
    public void setNewVisitsFrom(String ehr, Optional<LocalDate> day) {
      set(ehr, "new_visits_from", day.map(LocalDate::toString));
    }

    /** Lets the process that runs the schedule of an EHR pull soon. */
    public void requestPull(String ehr, Instant now) {
      set(ehr, "pull_requested_at", now);
    }

    public void setComparedWith(String ehr, String hash) {
      set(ehr, "compared_with", hash);
    }

    private void set(String ehr, String column, Object value) {
      client
          .sql("update ehr set " + column + " = ? where ehr = ?")
          .params(ColumnValues.of(value, ehr))
          .update();
    }
  }
}
