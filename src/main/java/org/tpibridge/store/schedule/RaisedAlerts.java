package org.tpibridge.store.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores which alerts were raised, until their end was reported. */
public sealed class RaisedAlerts {

  public enum AlertKind {
    /** Changes wait too long. */
    QUEUE_AGE,
    /** The EHR refused data. */
    REFUSED,
    /** Items wait for a person. */
    REVIEW,
    /** The EHR does not answer. */
    UNREACHABLE,
    /** The certificate of the EHR expires soon. */
    CERTIFICATE,
    /** The certificate of this program expires soon. */
    OWN_CERTIFICATE,
    /** The key that signs requests for tokens expires soon. */
    KEY;

    /** For users, such as {@code queue-age}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * An alert that was raised.
   *
   * @param ended empty while it lasts
   * @param notified time of the last notification that was received
   */
  public record RaisedAlert(
      String ehr,
      AlertKind kind,
      Instant began,
      Optional<Instant> ended,
      Optional<Instant> notified) {}

  final JdbcClient client;

  private RaisedAlerts(JdbcClient client) {
    this.client = client;
  }

  public List<RaisedAlert> of(String ehr) {
    return client
        .sql(
            """
            select ehr, kind, began_at, ended_at, notified_at from ehr_alert
            where ehr = ? order by kind
            """)
        .param(ehr)
        .query(RaisedAlerts::raised)
        .list();
  }

  private static RaisedAlert raised(ResultSet row, int number) throws SQLException {
    return new RaisedAlert(
        row.getString("ehr"),
        ColumnValues.enumWord(row, "kind", AlertKind.class),
        ColumnValues.instant(row, "began_at"),
        ColumnValues.optionalInstant(row, "ended_at"),
        ColumnValues.optionalInstant(row, "notified_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableAlerts extends RaisedAlerts {
    public WritableAlerts(JdbcClient client) {
      super(client);
    }

    /** Adds an alert, or replaces the earlier row of its kind. */
    public void set(RaisedAlert alert) {
      client
          .sql(
              """
              insert into ehr_alert (ehr, kind, began_at, ended_at, notified_at)
              values (?, ?, ?, ?, ?)
              on conflict (ehr, kind) do update set
                began_at = excluded.began_at,
                ended_at = excluded.ended_at,
                notified_at = excluded.notified_at
              """)
          .params(
              ColumnValues.of(
                  alert.ehr(),
                  ColumnValues.enumWord(alert.kind()),
                  alert.began(),
                  alert.ended(),
                  alert.notified()))
          .update();
    }

    public void remove(String ehr, AlertKind kind) {
      client
          .sql("delete from ehr_alert where ehr = ? and kind = ?")
          .params(ehr, ColumnValues.enumWord(kind))
          .update();
    }
  }
}
