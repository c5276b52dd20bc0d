package org.tpibridge.store.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** The rows, messages or records that jobs read, and the result for each. */
public sealed class SourceRows {

  /** The result for a row. */
  public enum RowOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED,
    /** Not a visit: a part of the input, or all of it, that cannot be read. */
    UNREADABLE,
    /** Not a trigger point injection visit. */
    LEFT_OUT,
    /** A message that linked two patients. */
    LINKED,
    /** Not a row: a finding about the input as a whole, which was read to its end. */
    NOTED,
    /** A row of a patient who was erased later; its outcome was removed. */
    ERASED
  }

  /**
   * A row with its result.
   *
   * @param rowNumber of the row among those of its job, from 1
   * @param place in the input; in an archive with the file in it
   * @param sha256 of the row's content
   * @param visit its key, if it has a visit
   */
  public record SourceRow(
      long job,
      long rowNumber,
      RowOutcome outcome,
      StoredPlace place,
      Optional<String> sha256,
      OptionalLong visit) {}

  private static final String SELECT =
      """
      select job_key, row_number, outcome, entry, place_kind, place_number, place_column,
        place_part, row_sha256, visit_key
      from source_row\s""";

  private final JdbcClient client;

  private SourceRows(JdbcClient client) {
    this.client = client;
  }

  public Optional<SourceRow> find(long job, long rowNumber) {
    return client
        .sql(SELECT + "where job_key = ? and row_number = ?")
        .params(job, rowNumber)
        .query(SourceRows::row)
        .optional();
  }

  /** Lists all rows of a job with one outcome, in order. */
  public List<SourceRow> withOutcome(long job, RowOutcome outcome) {
    return client
        .sql(SELECT + "where job_key = ? and outcome = ? order by row_number")
        .params(job, ColumnValues.enumWord(outcome))
        .query(SourceRows::row)
        .list();
  }

  /** Passes on the numbers of a job's rows that were not imported, in order. */
  public void forEachNotImported(long job, LongConsumer each) {
    client
        .sql(
            """
            select row_number from source_row
            where job_key = ? and outcome in ('rejected', 'unreadable')
            order by row_number
            """)
        .param(job)
        .query((RowCallbackHandler) row -> each.accept(row.getLong("row_number")));
  }

  /** Lists rows of a job after one row that changed visits, in order. */
  public List<SourceRow> withChangedVisits(long job, long rowNumber, int limit) {
    return client
        .sql(
            SELECT
                + """
                where job_key = ? and row_number > ? and visit_key is not null
                  and outcome in ('created', 'updated')
                order by row_number limit ?
                """)
        .params(job, rowNumber, limit)
        .query(SourceRows::row)
        .list();
  }

  /** Lists a job's rows with a number: the row of a table, the line of a text, or the message. */
  public List<SourceRow> atNumber(long job, long number) {
    return client
        .sql(
            SELECT
                + """
                where job_key = ? and place_number = ?
                order by row_number
                """)
        .params(job, number)
        .query(SourceRows::row)
        .list();
  }

  /** Lists all rows about a visit, in the order in which they were read. */
  public List<SourceRow> ofVisit(long visit) {
    return client
        .sql(SELECT + "where visit_key = ? order by job_key, row_number")
        .param(visit)
        .query(SourceRows::row)
        .list();
  }

  private static SourceRow row(ResultSet row, int number) throws SQLException {
    return new SourceRow(
        row.getLong("job_key"),
        row.getLong("row_number"),
        ColumnValues.enumWord(row, "outcome", RowOutcome.class),
        StoredPlace.of(row, Optional.ofNullable(row.getString("entry"))),
        Optional.ofNullable(row.getString("row_sha256")),
        ColumnValues.optionalLong(row, "visit_key"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableSourceRows extends SourceRows {
    private final JdbcTemplate template;

    public WritableSourceRows(JdbcClient client, JdbcTemplate template) {
      super(client);
      this.template = template;
    }

    public void add(List<SourceRow> rows) {
      template.batchUpdate(
          """
          insert into source_row (job_key, row_number, outcome, entry, place_kind, place_number,
            place_column, place_part, row_sha256, visit_key)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          rows,
          rows.size(),
          (statement, row) ->
              ColumnValues.set(
                  statement,
                  row.job(),
                  row.rowNumber(),
                  ColumnValues.enumWord(row.outcome()),
                  row.place().entry(),
                  ColumnValues.enumWord(row.place().kind()),
                  row.place().number(),
                  row.place().column(),
                  row.place().part(),
                  row.sha256(),
                  row.visit()));
    }
  }
}
