package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/** Stores each request that changed or tried to change an EHR, before it is sent. */
public sealed class DeliveryAttempts {

  public enum RequestKind {
    TRANSACTION,
    CREATE,
    UPDATE,
    DELETE,
    MESSAGE
  }

  public enum AttemptResult {
    /** The result is not stored: the request is being sent, or the process ended. */
    SENDING,
    ACCEPTED,
    REFUSED,
    /** The EHR has not received it. */
    NOT_SENT,
    /** It is not known whether the EHR has processed it. */
    UNKNOWN
  }

  /**
   * A request that is about to be sent.
   *
   * @param visit key of the visit; empty for shared resources
   * @param localReference {@code Type/id} in this store; empty for a request with a whole visit
   */
  public record NewAttempt(
      String ehr,
      String patientId,
      OptionalLong visit,
      Optional<String> localReference,
      RequestKind request,
      Instant started) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "NewAttempt[" + ehr + ", " + request + "]";
    }
  }

  /**
   * A request and its result.
   *
   * @param outcome the OperationOutcome of the EHR, as JSON; it may quote patient data
   */
  public record Attempt(
      long key,
      NewAttempt request,
      Optional<Instant> ended,
      AttemptResult result,
      OptionalInt httpStatus,
      Optional<String> outcome) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Attempt[" + key + ", " + result + "]";
    }
  }

  private static final String SELECT =
      """
      select key, ehr, patient_id, visit_key, local_reference, request, started_at, ended_at,
        result, http_status, outcome
      from delivery_attempt
      """;

  final JdbcClient client;

  private DeliveryAttempts(JdbcClient client) {
    this.client = client;
  }

  /** Lists the attempts of a patient, newest first. */
  public List<Attempt> ofPatient(String ehr, String patient, int limit) {
    return client
        .sql(SELECT + "where ehr = ? and patient_id = ? order by key desc limit ?")
        .params(ehr, patient, limit)
        .query(DeliveryAttempts::attempt)
        .list();
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    OptionalLong status = ColumnValues.optionalLong(row, "http_status");
    return new Attempt(
        row.getLong("key"),
        new NewAttempt(
            row.getString("ehr"),
            row.getString("patient_id"),
            ColumnValues.optionalLong(row, "visit_key"),
            Optional.ofNullable(row.getString("local_reference")),
            ColumnValues.enumWord(row, "request", RequestKind.class),
            ColumnValues.instant(row, "started_at")),
        ColumnValues.optionalInstant(row, "ended_at"),
        ColumnValues.enumWord(row, "result", AttemptResult.class),
        status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty(),
        Optional.ofNullable(row.getString("outcome")));
  }

  /** The same table, for transactions that write. */
  public static final class WritableAttempts extends DeliveryAttempts {
    private final KeyAllocator keys;

    public WritableAttempts(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    /** Stores a request before it is sent, and returns its key. */
    public long begin(NewAttempt attempt) {
      long key = keys.nextKey(client);
      client
          .sql(
              """
              insert into delivery_attempt (key, ehr, patient_id, visit_key, local_reference, request,
                started_at, result)
              values (?, ?, ?, ?, ?, ?, ?, 'sending')
              """)
          .params(
              ColumnValues.of(
                  key,
                  attempt.ehr(),
                  attempt.patientId(),
                  attempt.visit(),
                  attempt.localReference(),
                  ColumnValues.enumWord(attempt.request()),
                  attempt.started()))
          .update();
      return key;
    }

    public void end(
        long key, AttemptResult result, OptionalInt status, Optional<String> outcome, Instant now) {
      client
          .sql(
              """
              update delivery_attempt set result = ?, http_status = ?, outcome = ?, ended_at = ?
              where key = ?
              """)
          .params(
              ColumnValues.of(
                  ColumnValues.enumWord(result),
                  status.isPresent() ? OptionalLong.of(status.getAsInt()) : OptionalLong.empty(),
                  outcome,
                  now,
                  key))
          .update();
    }

    /** Ends attempts of a patient whose result nobody stored. */
    public void endAbandoned(String ehr, String patient, Instant now) {
      client
          .sql(
              """
              update delivery_attempt set result = 'unknown', ended_at = ?
              where ehr = ? and patient_id = ? and result = 'sending'
              """)
          .params(ColumnValues.of(now, ehr, patient))
          .update();
    }
  }
}
