package org.tpibridge.store.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores what the process that runs the schedule of an EHR found out last. */
public sealed class EhrConditions {

  public enum BreakerState {
    CLOSED,
    /** After many failures, nothing is sent for a while. */
    OPEN,
    /** A request is sent to find out whether the EHR answers again. */
    HALF_OPEN
  }

  /**
   * Whether an EHR answers.
   *
   * @param answered time of the last answer
   * @param failingSince time of the first request without an answer since then
   * @param failure why it failed, without patient data
   */
  public record Contact(
      Optional<Instant> answered, Optional<Instant> failingSince, Optional<String> failure) {
    public static final Contact NONE =
        new Contact(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * When what the connection needs expires.
   *
   * @param certificate of the EHR
   * @param ownCertificate of this program
   * @param key that signs requests for tokens
   */
  public record Expiry(
      Optional<Instant> certificate, Optional<Instant> ownCertificate, Optional<Instant> key) {
    public static final Expiry NONE =
        new Expiry(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The condition of the exchange with an EHR. */
  public record Condition(
      BreakerState breaker,
      Contact contact,
      Optional<Instant> nextPush,
      Optional<Instant> nextPull,
      Expiry expiry) {}

  final JdbcClient client;

  private EhrConditions(JdbcClient client) {
    this.client = client;
  }

  public Optional<Condition> find(String ehr) {
    return client
        .sql(
            """
            select breaker, answered_at, failing_since, failure, next_push_at, next_pull_at,
              certificate_ends_at, own_certificate_ends_at, key_ends_at
            from ehr_condition where ehr = ?
            """)
        .param(ehr)
        .query(EhrConditions::condition)
        .optional();
  }

  private static Condition condition(ResultSet row, int number) throws SQLException {
    return new Condition(
        ColumnValues.enumWord(row, "breaker", BreakerState.class),
        new Contact(
            ColumnValues.optionalInstant(row, "answered_at"),
            ColumnValues.optionalInstant(row, "failing_since"),
            Optional.ofNullable(row.getString("failure"))),
        ColumnValues.optionalInstant(row, "next_push_at"),
        ColumnValues.optionalInstant(row, "next_pull_at"),
        new Expiry(
            ColumnValues.optionalInstant(row, "certificate_ends_at"),
            ColumnValues.optionalInstant(row, "own_certificate_ends_at"),
            ColumnValues.optionalInstant(row, "key_ends_at")));
  }

  /** The same table, for transactions that write. */
  public static final class WritableConditions extends EhrConditions {
    public WritableConditions(JdbcClient client) {
      super(client);
    }

    public void set(String ehr, Condition condition, Instant now) {
      client
          .sql(
              """
              insert into ehr_condition (ehr, breaker, answered_at, failing_since, failure,
                next_push_at, next_pull_at, certificate_ends_at, own_certificate_ends_at,
                key_ends_at, updated_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (ehr) do update set
                breaker = excluded.breaker,
                answered_at = excluded.answered_at,
                failing_since = excluded.failing_since,
                failure = excluded.failure,
                next_push_at = excluded.next_push_at,
                next_pull_at = excluded.next_pull_at,
                certificate_ends_at = excluded.certificate_ends_at,
                own_certificate_ends_at = excluded.own_certificate_ends_at,
                key_ends_at = excluded.key_ends_at,
                updated_at = excluded.updated_at
              """)
          .params(
              ColumnValues.of(
                  ehr,
                  ColumnValues.enumWord(condition.breaker()),
                  condition.contact().answered(),
                  condition.contact().failingSince(),
                  condition.contact().failure(),
                  condition.nextPush(),
                  condition.nextPull(),
                  condition.expiry().certificate(),
                  condition.expiry().ownCertificate(),
                  condition.expiry().key(),
                  now))
          .update();
    }
  }
}
