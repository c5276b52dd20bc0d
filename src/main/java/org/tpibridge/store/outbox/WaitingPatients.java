package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.outbox.OutboxClaims.ClaimScope;

/** Finds the patients whose data waits for an EHR. Changes nothing. */
public final class WaitingPatients {

  public enum WaitState {
    /** Is sent when it is due. */
    QUEUED,
    /** Was refused, and is not tried again until it changes or a user requests it. */
    DEAD,
    /** Waits for a decision of a person. */
    REVIEW
  }

  /**
   * A patient whose data waits.
   *
   * @param due time of the next attempt; while the patient is claimed, the time at which the claim
   *     ends
   * @param rows number of changed versions
   */
  public record WaitingPatient(
      String ehr,
      String patientId,
      WaitState state,
      Instant due,
      Optional<String> claimedBy,
      int attempts,
      Optional<String> lastResult,
      Instant waitingSince,
      long rows) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "WaitingPatient[" + ehr + ", " + state + "]";
    }
  }

  private static final String WAITING =
      """
      select p.ehr, p.patient_id, p.state, p.due_at, p.claimed_by, p.attempts, p.last_result,
        p.waiting_since,
        (select count(*) from outbox o where o.ehr = p.ehr and o.patient_id = p.patient_id)
          as row_count
      from outbox_patient p
      """;

  private final JdbcClient client;

  WaitingPatients(JdbcClient client) {
    this.client = client;
  }

  /** Finds the time at which the next patient is due; empty if none waits to be sent. */
  public Optional<Instant> nextDue(String ehr, ClaimScope scope) {
    Optional<Instant> next = nextDue(ehr, false);
    Optional<Instant> historical =
        scope == ClaimScope.ALL ? nextDue(ehr, true) : Optional.<Instant>empty();
    return Stream.of(next, historical).flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** Finds the time at which a patient who was tried before is tried again. */
  public Optional<Instant> nextRetry(String ehr, Instant after) {
    return client
        .sql(
            """
            select due_at from outbox_patient
            where ehr = ? and state = 'queued' and historical = 0 and due_at > ?
            order by due_at limit 1
            """)
        .params(ColumnValues.of(ehr, after))
        .query((row, number) -> ColumnValues.instant(row, "due_at"))
        .optional();
  }

  private Optional<Instant> nextDue(String ehr, boolean historical) {
    return client
        .sql(
            """
            select due_at from outbox_patient
            where ehr = ? and state = 'queued' and historical = ? order by due_at limit 1
            """)
        .params(ColumnValues.of(ehr, historical))
        .query((row, number) -> ColumnValues.instant(row, "due_at"))
        .optional();
  }

  /** Lists patients that wait for an EHR, those first that have waited longest. */
  public List<WaitingPatient> list(String ehr, WaitState state, int limit) {
    return client
        .sql(WAITING + "where p.ehr = ? and p.state = ? order by p.due_at, p.patient_id limit ?")
        .params(ehr, ColumnValues.enumWord(state), limit)
        .query(WaitingPatients::waiting)
        .list();
  }

  public Optional<WaitingPatient> find(String ehr, String patient) {
    return client
        .sql(WAITING + "where p.ehr = ? and p.patient_id = ?")
        .params(ehr, patient)
        .query(WaitingPatients::waiting)
        .optional();
  }

  /**
   * How many patients wait for an EHR.
   *
   * @param queued without those of which only historical visits wait
   * @param historical queued patients of whom only historical visits wait
   * @param claimed number of queued patients whose data is being sent
   * @param oldest time of the oldest change that is not sent, without historical visits
   * @param oldestQueued the same among queued patients
   */
  public record WaitingCounts(
      long queued,
      long historical,
      long claimed,
      long dead,
      long review,
      Optional<Instant> oldest,
      Optional<Instant> oldestQueued) {}

  public WaitingCounts counts(String ehr) {
    return client
        .sql(
            """
            select
              count(case when state = 'queued' and historical = 0 then 1 end) as queued,
              count(case when state = 'queued' and historical = 1 then 1 end) as historical,
              count(case when state = 'queued' and claimed_by is not null then 1 end) as claimed,
              count(case when state = 'dead' then 1 end) as dead,
              count(case when state = 'review' then 1 end) as review,
              min(case when state <> 'queued' or historical = 0 then waiting_since end) as oldest,
              min(case when state = 'queued' and historical = 0 then waiting_since end)
                as oldest_queued
            from outbox_patient where ehr = ?
            """)
        .param(ehr)
        .query(
            (row, number) ->
                new WaitingCounts(
                    row.getLong("queued"),
                    row.getLong("historical"),
                    row.getLong("claimed"),
                    row.getLong("dead"),
                    row.getLong("review"),
                    ColumnValues.optionalInstant(row, "oldest"),
                    ColumnValues.optionalInstant(row, "oldest_queued")))
        .single();
  }

  private static WaitingPatient waiting(ResultSet row, int number) throws SQLException {
    return new WaitingPatient(
        row.getString("ehr"),
        row.getString("patient_id"),
        ColumnValues.enumWord(row, "state", WaitState.class),
        ColumnValues.instant(row, "due_at"),
        Optional.ofNullable(row.getString("claimed_by")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("last_result")),
        ColumnValues.instant(row, "waiting_since"),
        row.getLong("row_count"));
  }
}
