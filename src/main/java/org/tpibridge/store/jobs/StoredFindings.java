package org.tpibridge.store.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.store.database.ColumnValues;

/** Stores the findings in the rows of jobs. Messages may quote patient data. */
public sealed class StoredFindings {

  /**
   * A finding as it was reported.
   *
   * @param place in words, without the input's name
   */
  public record StoredFinding(
      Severity severity,
      String code,
      String message,
      Optional<String> suggestion,
      Optional<String> expression,
      Optional<String> place) {

    /** Severity and code only. */
    @Override
    public String toString() {
      return severity.label() + " " + code;
    }
  }

  /**
   * How often a finding occurred.
   *
   * @param firstRow the first row with the finding, from 1
   */
  public record FindingCount(Severity severity, String code, long count, long firstRow) {}

  /**
   * A finding with its number among the findings of its job.
   *
   * @param rowNumber of the row, from 1
   * @param number among the findings of the row, from 1
   */
  public record NumberedFinding(long rowNumber, int number, StoredFinding finding) {}

  /** The findings in one row of a job. */
  public record RowFindings(long job, long rowNumber, List<Finding> findings) {
    public RowFindings {
      findings = List.copyOf(findings);
    }
  }

  private static final String SELECT =
      """
      select row_number, finding_number, severity, code, message, suggestion, expression,
        place_kind, place_number, place_column, place_part
      from finding
      """;

  private final JdbcClient client;

  private StoredFindings(JdbcClient client) {
    this.client = client;
  }

  public List<StoredFinding> ofRow(long job, long rowNumber) {
    return client
        .sql(SELECT + "where job_key = ? and row_number = ? order by finding_number")
        .params(job, rowNumber)
        .query(StoredFindings::finding)
        .list();
  }

  /** Counts a job's findings by code, the most severe and the most frequent first. */
  public List<FindingCount> countsByCode(long job) {
    return client
        .sql(
            """
            select severity, code, count(*) as times, min(row_number) as first_row
            from finding
            where job_key = ?
            group by severity, code
            """)
        .param(job)
        .query(
            (row, number) ->
                new FindingCount(
                    ColumnValues.enumWord(row, "severity", Severity.class),
                    row.getString("code"),
                    row.getLong("times"),
                    row.getLong("first_row")))
        .list()
        .stream()
        .sorted(
            Comparator.comparing(FindingCount::severity)
                .thenComparing(FindingCount::count, Comparator.reverseOrder())
                .thenComparing(FindingCount::code))
        .toList();
  }

  /**
   * Lists some of a job's findings in the order of rows.
   *
   * @param rowNumber row of the last finding that was read, and
   * @param number its number; 0 and 0 to start with the first
   */
  public List<NumberedFinding> after(long job, long rowNumber, int number, int limit) {
    return client
        .sql(
            SELECT
                + """
                where job_key = ? and (row_number, finding_number) > (?, ?)
                order by row_number, finding_number limit ?
                """)
        .params(job, rowNumber, number, limit)
        .query(
            (row, at) ->
                new NumberedFinding(
                    row.getLong("row_number"), row.getInt("finding_number"), finding(row, at)))
        .list();
  }

  private static StoredFinding finding(ResultSet row, int number) throws SQLException {
    return new StoredFinding(
        ColumnValues.enumWord(row, "severity", Severity.class),
        row.getString("code"),
        row.getString("message"),
        Optional.ofNullable(row.getString("suggestion")),
        Optional.ofNullable(row.getString("expression")),
        row.getString("place_kind") == null
            ? Optional.empty()
            : Optional.of(StoredPlace.of(row, Optional.empty()).text()));
  }

  /** The same table, for transactions that write. */
  public static final class WritableFindings extends StoredFindings {
    private final JdbcTemplate template;

    public WritableFindings(JdbcClient client, JdbcTemplate template) {
      super(client);
      this.template = template;
    }

    /** Adds the findings of rows that have no findings yet. */
    public void add(List<RowFindings> rowFindings) {
      List<Object[]> cells = new ArrayList<>();
      for (RowFindings row : rowFindings) {
        int number = 0;
        for (Finding finding : row.findings()) {
          Optional<StoredPlace> place = finding.place().map(StoredPlace::of);
          cells.add(
              new Object[] {
                row.job(),
                row.rowNumber(),
                ++number,
                ColumnValues.enumWord(finding.severity()),
                finding.code(),
                finding.message(),
                finding.suggestion(),
                finding.expression(),
                place.map(StoredPlace::kind).map(ColumnValues::enumWord),
                place.map(StoredPlace::number),
                place.map(StoredPlace::column),
                place.map(StoredPlace::part)
              });
        }
      }
      if (!cells.isEmpty()) {
        template.batchUpdate(
            """
            insert into finding (job_key, row_number, finding_number, severity, code, message,
              suggestion, expression, place_kind, place_number, place_column, place_part)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            cells,
            cells.size(),
            ColumnValues::set);
      }
    }
  }
}
