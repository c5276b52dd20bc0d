package org.tpibridge.store.pulled;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;

/**
 * Stores which pain scores of EHRs are parts of visits; {@code
 * docs/decisions/0046-scores-that-an-ehr-records.md}.
 */
public sealed class PulledScores {

  public enum ScoreState {
    /** It becomes a part of the visit, or is removed from it. */
    PENDING,
    /** It is a part of the visit. */
    ATTACHED,
    /** It is not a part of the visit. */
    NONE,
    /** A person decided that it belongs to the visit. */
    ACCEPTED,
    /** A person decided that the clinic's value counts. */
    RELEASED
  }

  /**
   * A score as the EHR has it.
   *
   * @param measured a FHIR dateTime
   */
  public record ScoreContent(PainScale scale, String measured, String value) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "ScoreContent[" + scale + "]";
    }
  }

  /**
   * A score as the visit has it.
   *
   * @param after time after the visit, such as {@code 48h}
   */
  public record AttachedScore(String after, String value) {

    public static AttachedScore of(LaterScore score) {
      return new AttachedScore(
          score.timeAfterVisit().toCanonicalText(), score.value().toPlainString());
    }

    public LaterScore score() {
      return new LaterScore(TimeSpan.ofCanonicalText(after).orElseThrow(), new BigDecimal(value));
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "AttachedScore[…]";
    }
  }

  /**
   * A score of an EHR.
   *
   * @param key 0 for a new one
   * @param visit key of the visit
   * @param hash of the version that was processed; 32 bytes
   * @param content empty if the score does not count any more
   * @param attached empty if the visit does not have it
   * @param inImport whether the clinic's own data has the same score
   * @param localReference {@code Type/id} of the resource of this store
   * @param job the job that made it a part of the visit
   */
  public record PulledScore(
      long key,
      String ehr,
      String remoteReference,
      String patientId,
      long visit,
      byte[] hash,
      ScoreState state,
      Optional<ScoreContent> content,
      Optional<AttachedScore> attached,
      boolean inImport,
      Optional<String> localReference,
      OptionalLong job,
      Instant updated) {

    /**
     * Whether the visit has the score. A change that waits is not a part of it; what the visit has
     * until then is.
     */
    public boolean isPart() {
      return state == ScoreState.ATTACHED || (state == ScoreState.PENDING && attached.isPresent());
    }

    public PulledScore in(ScoreState next) {
      return new PulledScore(
          key,
          ehr,
          remoteReference,
          patientId,
          visit,
          hash,
          next,
          content,
          attached,
          inImport,
          localReference,
          job,
          updated);
    }

    /** The same score as a part of the visit. */
    public PulledScore attached(
        AttachedScore as, boolean imported, Optional<String> local, OptionalLong by) {
      return new PulledScore(
          key,
          ehr,
          remoteReference,
          patientId,
          visit,
          hash,
          ScoreState.ATTACHED,
          content,
          Optional.of(as),
          imported,
          local,
          by,
          updated);
    }

    /** The same score, which is no part of the visit. */
    public PulledScore detached() {
      return new PulledScore(
          key,
          ehr,
          remoteReference,
          patientId,
          visit,
          hash,
          ScoreState.NONE,
          content,
          Optional.empty(),
          false,
          localReference,
          job,
          updated);
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "PulledScore[" + ehr + ", " + state + "]";
    }
  }

  private static final String SELECT =
      """
      select s.key, s.ehr, s.remote_reference, s.patient_id, s.visit_key, s.content_hash, s.state,
        s.scale, s.measured_at, s.value, s.attached_after, s.attached_value, s.in_import,
        s.local_reference, s.job_key, s.updated_at
      from pulled_score s
      """;

  final JdbcClient client;

  private PulledScores(JdbcClient client) {
    this.client = client;
  }

  /** Whether there are no scores at all, which is the usual case. */
  public boolean isEmpty() {
    return client
        .sql("select key from pulled_score limit 1")
        .query(Long.class)
        .optional()
        .isEmpty();
  }

  public Optional<PulledScore> find(String ehr, String remoteReference) {
    return client
        .sql(SELECT + "where s.ehr = ? and s.remote_reference = ?")
        .params(ehr, remoteReference)
        .query(PulledScores::score)
        .optional();
  }

  /**
   * Lists the scores that are parts of a visit, and the changes that wait for it, in their order.
   * Those of jobs that were undone are not.
   */
  public List<PulledScore> ofVisit(long visit) {
    return client
        .sql(
            SELECT
                + """
                where s.visit_key = ? and (
                  s.state = 'pending'
                  or (s.state = 'attached'
                    and not exists (select 1 from job j where j.key = s.job_key
                      and j.state = 'undone')))
                order by s.key
                """)
        .param(visit)
        .query(PulledScores::score)
        .list();
  }

  /** Lists the scores of a visit of which the last change was undone. */
  public List<PulledScore> undone(long visit) {
    return client
        .sql(
            SELECT
                + """
                where s.visit_key = ? and s.state = 'attached'
                  and exists (select 1 from job j where j.key = s.job_key and j.state = 'undone')
                order by s.key
                """)
        .param(visit)
        .query(PulledScores::score)
        .list();
  }

  /** Lists the visits with scores that were not made parts of them yet, or not removed yet. */
  public List<Long> visitsToUpdate(String ehr) {
    return client
        .sql(
            """
            select distinct visit_key from pulled_score
            where ehr = ? and state = 'pending' order by visit_key
            """)
        .param(ehr)
        .query(Long.class)
        .list();
  }

  private static PulledScore score(ResultSet row, int number) throws SQLException {
    String scale = row.getString("scale");
    String after = row.getString("attached_after");
    return new PulledScore(
        row.getLong("key"),
        row.getString("ehr"),
        row.getString("remote_reference"),
        row.getString("patient_id"),
        row.getLong("visit_key"),
        row.getBytes("content_hash"),
        ColumnValues.enumWord(row, "state", ScoreState.class),
        scale == null
            ? Optional.empty()
            : Optional.of(
                new ScoreContent(
                    ColumnValues.enumWord(row, "scale", PainScale.class),
                    row.getString("measured_at"),
                    row.getString("value"))),
        after == null
            ? Optional.empty()
            : Optional.of(new AttachedScore(after, row.getString("attached_value"))),
        row.getLong("in_import") == 1,
        Optional.ofNullable(row.getString("local_reference")),
        ColumnValues.optionalLong(row, "job_key"),
        ColumnValues.instant(row, "updated_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableScores extends PulledScores {
    private final KeyAllocator keys;

    public WritableScores(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    /** Adds a score, or replaces the one of the same EHR and resource. */
    public void set(PulledScore score) {
      client
          .sql(
              """
              insert into pulled_score (key, ehr, remote_reference, patient_id, visit_key,
                content_hash, state, scale, measured_at, value, attached_after, attached_value,
                in_import, local_reference, job_key, updated_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (ehr, remote_reference) do update set
                patient_id = excluded.patient_id,
                visit_key = excluded.visit_key,
                content_hash = excluded.content_hash,
                state = excluded.state,
                scale = excluded.scale,
                measured_at = excluded.measured_at,
                value = excluded.value,
                attached_after = excluded.attached_after,
                attached_value = excluded.attached_value,
                in_import = excluded.in_import,
                local_reference = excluded.local_reference,
                job_key = excluded.job_key,
                updated_at = excluded.updated_at
              """)
          .params(
              ColumnValues.of(
                  score.key() == 0 ? keys.nextKey(client) : score.key(),
                  score.ehr(),
                  score.remoteReference(),
                  score.patientId(),
                  score.visit(),
                  score.hash(),
                  ColumnValues.enumWord(score.state()),
                  score.content().map(content -> ColumnValues.enumWord(content.scale())),
                  score.content().map(ScoreContent::measured),
                  score.content().map(ScoreContent::value),
                  score.attached().map(AttachedScore::after),
                  score.attached().map(AttachedScore::value),
                  score.inImport(),
                  score.localReference(),
                  score.job(),
                  score.updated()))
          .update();
    }
  }
}
