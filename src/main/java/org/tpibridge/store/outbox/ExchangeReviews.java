package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/** Stores what a person has to decide before data of a patient is sent. */
public sealed class ExchangeReviews {

  public enum ReviewKind {
    /** No record, several records, or no certain record of the EHR is the patient. */
    PATIENT,
    /** The matched record of the patient was merged into another one, or deleted. */
    REPLACED_PATIENT,
    /** The EHR already documents the visit, and not from this program. */
    DOCUMENTED_VISIT,
    /** A request had no answer, and reading the EHR does not show what it did. */
    UNKNOWN_RESULT,
    /** Both sides changed the same element, or one side withdrew what the other changed. */
    CONFLICT,
    /** The EHR no longer has a resource that was sent. */
    REMOVED,
    /** The EHR marked a resource that was sent as entered in error. */
    WITHDRAWN,
    /** It is not certain whether a pain score of the EHR belongs to a visit. */
    LATER_SCORE,
    /** An import and an EHR have different pain scores for the same time after a visit. */
    SCORE_CONFLICT
  }

  /**
   * Something to decide.
   *
   * @param localReference {@code Type/id} in this store
   * @param candidates {@code Type/id} at the EHR
   * @param explanation why: a line for every list, then lines with details, which may quote patient
   *     data
   */
  public record NewReview(
      String ehr,
      String patientId,
      ReviewKind kind,
      String localReference,
      List<String> candidates,
      String explanation) {

    /** Why, without details and without patient data. */
    public String summary() {
      return explanation.lines().findFirst().orElse("");
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "NewReview[" + ehr + ", " + kind + "]";
    }
  }

  /** An item of the queue. */
  public record Review(
      long key,
      NewReview item,
      boolean open,
      Instant opened,
      Optional<Instant> resolved,
      Optional<String> resolution) {

    /** The item's name for users: {@code R12}. */
    public String id() {
      return "R" + key;
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Review[" + key + "]";
    }
  }

  /** The resolution of what no person has to decide any more. */
  private static final String OBSOLETE = "obsolete";

  private static final String SELECT =
      """
      select key, ehr, patient_id, kind, local_reference, remote_references, explanation, state,
        opened_at, resolved_at, resolution
      from exchange_review
      """;

  final JdbcClient client;

  private ExchangeReviews(JdbcClient client) {
    this.client = client;
  }

  public Optional<Review> find(long key) {
    return client
        .sql(SELECT + "where key = ?")
        .param(key)
        .query(ExchangeReviews::review)
        .optional();
  }

  /** Lists the open items of an EHR, oldest first. */
  public List<Review> open(String ehr, int limit) {
    return client
        .sql(SELECT + "where ehr = ? and state = 'open' order by key limit ?")
        .params(ehr, limit)
        .query(ExchangeReviews::review)
        .list();
  }

  /** Lists the items of a patient, oldest first. */
  public List<Review> ofPatient(String ehr, String patient) {
    return client
        .sql(SELECT + "where ehr = ? and patient_id = ? order by key")
        .params(ehr, patient)
        .query(ExchangeReviews::review)
        .list();
  }

  /** Finds the open item of a kind that a patient has. */
  public Optional<Review> open(String ehr, String patient, ReviewKind kind) {
    return client
        .sql(
            SELECT
                + """
                where ehr = ? and patient_id = ? and kind = ? and state = 'open'
                order by key limit 1
                """)
        .params(ehr, patient, ColumnValues.enumWord(kind))
        .query(ExchangeReviews::review)
        .optional();
  }

  public long openCount(String ehr) {
    return client
        .sql("select count(*) from exchange_review where ehr = ? and state = 'open'")
        .param(ehr)
        .query(Long.class)
        .single();
  }

  private static Review review(ResultSet row, int number) throws SQLException {
    String candidates = row.getString("remote_references");
    return new Review(
        row.getLong("key"),
        new NewReview(
            row.getString("ehr"),
            row.getString("patient_id"),
            ColumnValues.enumWord(row, "kind", ReviewKind.class),
            row.getString("local_reference"),
            candidates.isEmpty() ? List.of() : Arrays.asList(candidates.split(" ")),
            row.getString("explanation")),
        row.getString("state").equals("open"),
        ColumnValues.instant(row, "opened_at"),
        ColumnValues.optionalInstant(row, "resolved_at"),
        Optional.ofNullable(row.getString("resolution")));
  }

  /** The same table, for transactions that write. */
  public static final class WritableReviews extends ExchangeReviews {
    private final KeyAllocator keys;

    public WritableReviews(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    /**
     * Opens an item, or updates the open one of the same kind and resource: a repeated attempt adds
     * no second one.
     */
    public long open(NewReview item, Instant now) {
      if (item.kind() == ReviewKind.LATER_SCORE) {
        // A visit may have several scores; each is decided alone.
        Optional<Review> same =
            ofPatient(item.ehr(), item.patientId()).stream()
                .filter(review -> review.open() && review.item().kind() == item.kind())
                .filter(review -> review.item().candidates().equals(item.candidates()))
                .findFirst();
        return same.isPresent() ? same.get().key() : add(item, now);
      }
      Optional<Long> open =
          client
              .sql(
                  """
                  select key from exchange_review
                  where ehr = ? and patient_id = ? and kind = ? and local_reference = ?
                    and state = 'open'
                  """)
              .params(
                  item.ehr(),
                  item.patientId(),
                  ColumnValues.enumWord(item.kind()),
                  item.localReference())
              .query(Long.class)
              .optional();
      if (open.isPresent()) {
        client
            .sql("update exchange_review set remote_references = ?, explanation = ? where key = ?")
            .params(
                ColumnValues.of(
                    String.join(" ", item.candidates()), item.explanation(), open.get()))
            .update();
        return open.get();
      }
      return add(item, now);
    }

    private long add(NewReview item, Instant now) {
      long key = keys.nextKey(client);
      client
          .sql(
              """
              insert into exchange_review (key, ehr, patient_id, kind, local_reference,
                remote_references, explanation, state, opened_at)
              values (?, ?, ?, ?, ?, ?, ?, 'open', ?)
              """)
          .params(
              ColumnValues.of(
                  key,
                  item.ehr(),
                  item.patientId(),
                  ColumnValues.enumWord(item.kind()),
                  item.localReference(),
                  String.join(" ", item.candidates()),
                  item.explanation(),
                  now))
          .update();
      return key;
    }

    public void resolve(long key, String resolution, Instant now) {
      client
          .sql(
              """
              update exchange_review set state = 'resolved', resolved_at = ?, resolution = ?
              where key = ? and state = 'open'
              """)
          .params(ColumnValues.of(now, resolution, key))
          .update();
    }

    /** Resolves the open items about a resource that no person has to decide any more. */
    public void resolveObsolete(
        String ehr, String patient, ReviewKind kind, String localReference, Instant now) {
      client
          .sql(
              """
              update exchange_review set state = 'resolved', resolved_at = ?, resolution = ?
              where ehr = ? and patient_id = ? and kind = ? and local_reference = ?
                and state = 'open'
              """)
          .params(
              ColumnValues.of(
                  now, OBSOLETE, ehr, patient, ColumnValues.enumWord(kind), localReference))
          .update();
    }
  }
}
