package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/**
 * Stores which record of an EHR is the same patient, encounter, clinician, organization or location
 * as one of this store.
 */
public sealed class EhrMatches {

  /** How a record was found. */
  public enum MatchMethod {
    IDENTIFIER,
    /** {@code Patient/$match}. */
    MATCH_OPERATION,
    /** It is the only one that can be meant. */
    ONLY_CANDIDATE,
    /** A person decided. */
    PERSON,
    /** This program created it. */
    CREATED,
    /** The EHR created it, and it was pulled from there. */
    PULLED
  }

  /**
   * A match.
   *
   * @param localReference {@code Type/id} in this store
   * @param patientId empty for clinicians, organizations and locations
   * @param remoteReference {@code Type/id} at the EHR; empty if there is none, so that the
   *     reference is omitted
   * @param explanation why, factor by factor, without values
   */
  public record EhrMatch(
      String ehr,
      String localReference,
      String patientId,
      Optional<String> remoteReference,
      MatchMethod method,
      String explanation,
      Instant matched) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "EhrMatch[" + ehr + ", " + method + "]";
    }
  }

  private static final String SELECT =
      """
      select ehr, local_reference, patient_id, remote_reference, method, explanation, matched_at
      from ehr_match
      """;

  final JdbcClient client;

  private EhrMatches(JdbcClient client) {
    this.client = client;
  }

  public Optional<EhrMatch> find(String ehr, String localReference) {
    return client
        .sql(SELECT + "where ehr = ? and local_reference = ?")
        .params(ehr, localReference)
        .query(EhrMatches::match)
        .optional();
  }

  /** Lists the matches of a patient and of the patient's encounters. */
  public List<EhrMatch> ofPatient(String ehr, String patient) {
    return client
        .sql(SELECT + "where ehr = ? and patient_id = ? order by local_reference")
        .params(ehr, patient)
        .query(EhrMatches::match)
        .list();
  }

  /** Lists the matches that are one record of an EHR; more than one is a wrong match. */
  public List<EhrMatch> findRemote(String ehr, String remoteReference) {
    return client
        .sql(SELECT + "where ehr = ? and remote_reference = ? order by local_reference")
        .params(ehr, remoteReference)
        .query(EhrMatches::match)
        .list();
  }

  /** Lists the patients of whom an EHR has a record. */
  public List<EhrMatch> patients(String ehr) {
    return client
        .sql(
            SELECT
                + """
                where ehr = ? and local_reference like 'Patient/%' and remote_reference is not null
                order by local_reference
                """)
        .param(ehr)
        .query(EhrMatches::match)
        .list();
  }

  private static EhrMatch match(ResultSet row, int number) throws SQLException {
    return new EhrMatch(
        row.getString("ehr"),
        row.getString("local_reference"),
        row.getString("patient_id"),
        Optional.ofNullable(row.getString("remote_reference")),
        ColumnValues.enumWord(row, "method", MatchMethod.class),
        row.getString("explanation"),
        ColumnValues.instant(row, "matched_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableMatches extends EhrMatches {
    public WritableMatches(JdbcClient client) {
      super(client);
    }

    /** Adds a match, or replaces the one of the same EHR and record. */
    public void set(EhrMatch match) {
      client
          .sql(
              """
              insert into ehr_match (ehr, local_reference, patient_id, remote_reference, method,
                explanation, matched_at)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict (ehr, local_reference) do update set
                patient_id = excluded.patient_id,
                remote_reference = excluded.remote_reference,
                method = excluded.method,
                explanation = excluded.explanation,
                matched_at = excluded.matched_at
              """)
          .params(
              ColumnValues.of(
                  match.ehr(),
                  match.localReference(),
                  match.patientId(),
                  match.remoteReference(),
                  ColumnValues.enumWord(match.method()),
                  match.explanation(),
                  match.matched()))
          .update();
    }

    /** Removes a match, so that it is looked for again. */
    public boolean remove(String ehr, String localReference) {
      return client
              .sql("delete from ehr_match where ehr = ? and local_reference = ?")
              .params(ehr, localReference)
              .update()
          == 1;
    }
  }
}
