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
public final class SourceRows {

  /** What became of a row. */
  public enum RowOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED,
    /** Not a visit: the rest of the input, or all of it. */
    UNREADABLE,
    /** A message or a row that is not of a trigger point injection visit. */
    LEFT_OUT,
    /** A message by which two patients were linked. */
    LINKED,
    /** Not a visit: something about the whole input, which was read to its end. */
    NOTED,
    /** It told of a patient who was erased since; what became of it then is not kept. */
    ERASED
  }

  /**
   * @param rowNumber of the row among those of its job, from 1
   * @param place in the input, without its name: {@code row 5}; of an archive with the file in it:
   *     {@code row 5 of 2019.csv}
   * @param sha256 of what the row says
   * @param visit its key, where there is one
   */
  public record SourceRow(
      long job,
      long rowNumber,
      RowOutcome outcome,
      String place,
      Optional<String> sha256,
      OptionalLong visit) {}

  private static final String SELECT =
      "select job_key, row_number, outcome, place, row_sha256, visit_key from source_row ";

  private final JdbcClient client;
  private final JdbcTemplate template;

  public SourceRows(JdbcClient client, JdbcTemplate template) {
    this.client = client;
    this.template = template;
  }

  public void add(List<SourceRow> rows) {
    template.batchUpdate(
        """
        insert into source_row (job_key, row_number, outcome, place, row_sha256, visit_key)
        values (?, ?, ?, ?, ?, ?)
        """,
        rows,
        rows.size(),
        (statement, row) ->
            ColumnValues.set(
                statement,
                row.job(),
                row.rowNumber(),
                ColumnValues.enumWord(row.outcome()),
                row.place(),
                row.sha256(),
                row.visit()));
  }

  public Optional<SourceRow> find(long job, long ordinal) {
    return client
        .sql(SELECT + "where job_key = ? and row_number = ?")
        .params(job, ordinal)
        .query(SourceRows::row)
        .optional();
  }

  /** All rows of a job with one outcome, in their order. */
  public List<SourceRow> withOutcome(long job, RowOutcome outcome) {
    return client
        .sql(SELECT + "where job_key = ? and outcome = ? order by row_number")
        .params(job, ColumnValues.enumWord(outcome))
        .query(SourceRows::row)
        .list();
  }

  /** The ordinals of a job's rows that are not kept, in their order; one by one. */
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

  /** Rows of a job behind one that changed visits, in their order. */
  public List<SourceRow> withChangedVisits(long job, long ordinal, int limit) {
    return client
        .sql(
            SELECT
                + """
                where job_key = ? and row_number > ? and visit_key is not null
                  and outcome in ('created', 'updated')
                order by row_number limit ?
                """)
        .params(job, ordinal, limit)
        .query(SourceRows::row)
        .list();
  }

  /** A job's rows at a number: the row of a table, the line of a text, the message. */
  public List<SourceRow> atNumber(long job, long number) {
    return client
        .sql(
            SELECT
                + """
                where job_key = :job and (
                  place = 'row ' || :number
                  or place like 'row ' || :number || ',%'
                  or place like 'row ' || :number || ' of %'
                  or place = 'message ' || :number
                  or place like 'message ' || :number || ',%'
                  or place like 'message ' || :number || ' of %'
                  or place like :number || ':%')
                order by row_number
                """)
        .param("job", job)
        .param("number", String.valueOf(number))
        .query(SourceRows::row)
        .list();
  }

  /** All rows that told of a visit, in the order in which they were read. */
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
        row.getString("place"),
        Optional.ofNullable(row.getString("row_sha256")),
        ColumnValues.optionalLong(row, "visit_key"));
  }
}
