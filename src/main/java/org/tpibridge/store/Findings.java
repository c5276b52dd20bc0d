package org.tpibridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Severity;

/** What was found in the rows of jobs. Messages may quote patients' records. */
public final class Findings {

  /**
   * A finding as it was reported.
   *
   * @param place in words, without the input's name
   */
  public record Kept(
      Severity severity,
      String code,
      String message,
      Optional<String> suggestion,
      Optional<String> expression,
      Optional<String> place) {

    /** Severity and code only. */
    @Override
    public String toString() {
      return severity.word() + " " + code;
    }
  }

  private final JdbcClient client;
  private final JdbcTemplate template;

  Findings(JdbcClient client, JdbcTemplate template) {
    this.client = client;
    this.template = template;
  }

  public void add(long job, long ordinal, List<Finding> findings) {
    List<Object[]> rows = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      rows.add(
          new Object[] {
            job,
            ordinal,
            rows.size() + 1,
            Columns.word(finding.severity()),
            finding.code(),
            finding.message(),
            finding.suggestion(),
            finding.expression(),
            finding.place().map(Place::withinSource)
          });
    }
    if (!rows.isEmpty()) {
      template.batchUpdate(
          "insert into finding (job, ordinal, number, severity, code, message, suggestion,"
              + " expression, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          rows,
          rows.size(),
          Columns::set);
    }
  }

  public List<Kept> of(long job, long ordinal) {
    return client
        .sql("select * from finding where job = ? and ordinal = ? order by number")
        .params(job, ordinal)
        .query(Findings::kept)
        .list();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(
        Columns.word(row, "severity", Severity.class),
        row.getString("code"),
        row.getString("message"),
        Optional.ofNullable(row.getString("suggestion")),
        Optional.ofNullable(row.getString("expression")),
        Optional.ofNullable(row.getString("place")));
  }
}
