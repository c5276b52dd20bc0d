package org.tpibridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person has to decide on: where a row tells of a patient what the store has otherwise. */
public final class Worklist {

  public enum State {
    OPEN,
    /** What the row told is now stored. */
    ACCEPTED,
    /** What was stored stays. */
    DISMISSED
  }

  /**
   * @param patient id of the Patient resource
   * @param field the column, such as {@code birth_date}
   * @param told by the row of the job
   */
  public record Item(
      long key,
      long job,
      long ordinal,
      String patient,
      String field,
      String stored,
      String told,
      State state,
      Instant added) {

    /** No patient data. */
    @Override
    public String toString() {
      return "Worklist.Item[" + key + ", " + field + "]";
    }
  }

  private static final String SELECT =
      """
      select key, job_key, row_number, patient_id, field, stored_value, imported_value, state,
        added_at
      from patient_conflict
      """;

  private final JdbcClient client;
  private final Keys keys;

  Worklist(JdbcClient client, Keys keys) {
    this.client = client;
    this.keys = keys;
  }

  /** What a job told that was taken back is nothing to decide on, unless somebody has. */
  private static final String STANDS =
      "not (state = 'open' and job_key in (select key from job where state = 'undone')) ";

  /** Adds an item, unless the same contradiction was seen before, decided or not. */
  public void add(Resources.Cause cause, String patient, String field, String stored, String told) {
    boolean known =
        client
                .sql(
                    """
                    select count(*) from patient_conflict
                    where patient_id = ? and field = ? and stored_value = ?
                      and imported_value = ? and\s"""
                        + STANDS)
                .params(patient, field, stored, told)
                .query(Long.class)
                .single()
            > 0;
    if (!known) {
      client
          .sql(
              """
              insert into patient_conflict (key, job_key, row_number, patient_id, field,
                stored_value, imported_value, state, added_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              Columns.of(
                  keys.next(client),
                  cause.job(),
                  cause.ordinal(),
                  patient,
                  field,
                  stored,
                  told,
                  Columns.word(State.OPEN),
                  cause.at()))
          .update();
    }
  }

  /** In the order in which they came. */
  public List<Item> open() {
    return client
        .sql(SELECT + "where state = 'open' and " + STANDS + "order by key")
        .query(Worklist::item)
        .list();
  }

  public Optional<Item> find(long key) {
    return client
        .sql(SELECT + "where key = ? and " + STANDS)
        .param(key)
        .query(Worklist::item)
        .optional();
  }

  /**
   * @param by the job that did it, which can be taken back
   */
  public void settle(long key, State state, OptionalLong by, Instant now) {
    client
        .sql(
            """
            update patient_conflict set state = ?, resolved_at = ?, resolved_by_job_key = ?
            where key = ?
            """)
        .params(Columns.of(Columns.word(state), now, by, key))
        .update();
  }

  /** Opens again what a job settled. */
  public void reopen(long job) {
    client
        .sql(
            """
            update patient_conflict
            set state = 'open', resolved_at = null, resolved_by_job_key = null
            where resolved_by_job_key = ?
            """)
        .param(job)
        .update();
  }

  private static Item item(ResultSet row, int number) throws SQLException {
    return new Item(
        row.getLong("key"),
        row.getLong("job_key"),
        row.getLong("row_number"),
        row.getString("patient_id"),
        row.getString("field"),
        row.getString("stored_value"),
        row.getString("imported_value"),
        Columns.word(row, "state", State.class),
        Columns.instant(row, "added_at"));
  }
}
