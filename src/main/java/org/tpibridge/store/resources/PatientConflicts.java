package org.tpibridge.store.resources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/** Stores conflicts: where a row contains other patient data than the store. */
public sealed class PatientConflicts {

  public enum ConflictState {
    OPEN,
    /** The imported value was stored. */
    ACCEPTED,
    /** The stored value was not changed. */
    DISMISSED
  }

  /**
   * A conflict between a row and the store.
   *
   * @param patientId id of the Patient resource
   * @param field the column, such as {@code birth_date}
   * @param importedValue in the row of the job
   */
  public record PatientConflict(
      long key,
      long job,
      long rowNumber,
      String patientId,
      String field,
      String storedValue,
      String importedValue,
      ConflictState state,
      Instant added) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "PatientConflict[" + key + ", " + field + "]";
    }
  }

  private static final String SELECT =
      """
      select key, job_key, row_number, patient_id, field, stored_value, imported_value, state,
        added_at
      from patient_conflict
      """;

  final JdbcClient client;

  private PatientConflicts(JdbcClient client) {
    this.client = client;
  }

  /** Excludes open conflicts of jobs that were undone: there is nothing left to decide. */
  private static final String NOT_UNDONE =
      "not (state = 'open' and job_key in (select key from job where state = 'undone')) ";

  /** Lists open conflicts in the order in which they were added. */
  public List<PatientConflict> open() {
    return client
        .sql(SELECT + "where state = 'open' and " + NOT_UNDONE + "order by key")
        .query(PatientConflicts::item)
        .list();
  }

  public Optional<PatientConflict> find(long key) {
    return client
        .sql(SELECT + "where key = ? and " + NOT_UNDONE)
        .param(key)
        .query(PatientConflicts::item)
        .optional();
  }

  private static PatientConflict item(ResultSet row, int number) throws SQLException {
    return new PatientConflict(
        row.getLong("key"),
        row.getLong("job_key"),
        row.getLong("row_number"),
        row.getString("patient_id"),
        row.getString("field"),
        row.getString("stored_value"),
        row.getString("imported_value"),
        ColumnValues.enumWord(row, "state", ConflictState.class),
        ColumnValues.instant(row, "added_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritablePatientConflicts extends PatientConflicts {
    private final KeyAllocator keys;

    public WritablePatientConflicts(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    /** Adds a conflict, unless the same one was recorded before, open or resolved. */
    public void add(
        ChangeSource source, String patient, String field, String stored, String stated) {
      boolean isRecorded =
          client
                  .sql(
                      """
                      select count(*) from patient_conflict
                      where patient_id = ? and field = ? and stored_value = ?
                        and imported_value = ? and\s"""
                          + NOT_UNDONE)
                  .params(patient, field, stored, stated)
                  .query(Long.class)
                  .single()
              > 0;
      if (!isRecorded) {
        client
            .sql(
                """
                insert into patient_conflict (key, job_key, row_number, patient_id, field,
                  stored_value, imported_value, state, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            .params(
                ColumnValues.of(
                    keys.nextKey(client),
                    source.job(),
                    source.rowNumber(),
                    patient,
                    field,
                    stored,
                    stated,
                    ColumnValues.enumWord(ConflictState.OPEN),
                    source.at()))
            .update();
      }
    }

    /**
     * @param by the job that resolved it, which can be undone
     */
    public void resolve(long key, ConflictState state, OptionalLong by, Instant now) {
      client
          .sql(
              """
              update patient_conflict set state = ?, resolved_at = ?, resolved_by_job_key = ?
              where key = ?
              """)
          .params(ColumnValues.of(ColumnValues.enumWord(state), now, by, key))
          .update();
    }

    /** Reopens the conflicts that a job resolved. */
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
  }
}
