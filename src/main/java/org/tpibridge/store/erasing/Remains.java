package org.tpibridge.store.erasing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that the database holds of a patient; what nothing else ever does: removes it. */
public final class Remains {
  private static final String VISITS = "(select key from visit where patient = :patient)";
  private static final String OF_PATIENT =
      "(visit in " + VISITS + " or (visit is null and type = 'Patient' and id = :patient))";
  private static final String RESOURCES = "(select key from resource where " + OF_PATIENT + ")";
  private static final String ROWS =
      "(select job, ordinal from source_row where visit in "
          + VISITS
          + " union select job, ordinal from row_patient where patient = :patient)";

  private static final int PART = 1_000;

  private final JdbcTemplate template;
  private final JdbcClient client;
  private final Traces traces;

  public Remains(JdbcTemplate template) {
    this.template = template;
    this.client = JdbcClient.create(template);
    this.traces = new Traces(client);
  }

  /**
   * How much there is.
   *
   * @param versions of resources
   * @param rows of imports that told of the patient, rejected ones as well
   * @param firstJob the first job that stored anything; by number, for clocks are set back
   */
  public record Amount(
      long visits, long versions, long rows, long findings, long items, OptionalLong firstJob) {
    public static final Amount NONE = new Amount(0, 0, 0, 0, 0, OptionalLong.empty());

    /** Of both. */
    public Amount and(Amount other) {
      return new Amount(
          visits + other.visits,
          versions + other.versions,
          rows + other.rows,
          findings + other.findings,
          items + other.items,
          LongStream.concat(firstJob.stream(), other.firstJob.stream()).min());
    }

    /** Whether there is nothing. */
    public boolean isNothing() {
      return equals(NONE);
    }
  }

  /**
   * @param patient id of the Patient resource
   */
  public Amount of(String patient) {
    Traces.Found elsewhere = traces.of(patient);
    return new Amount(
            count("visit where patient = :patient", patient),
            count("resource_version where resource in " + RESOURCES, patient),
            count("source_row where (job, ordinal) in " + ROWS, patient),
            count("finding where (job, ordinal) in " + ROWS, patient),
            count("worklist where patient = :patient", patient),
            firstJob(patient))
        .and(new Amount(0, elsewhere.versions().size(), 0, 0, 0, elsewhere.firstJob()));
  }

  private OptionalLong firstJob(String patient) {
    return LongStream.concat(
            jobs(patient).stream().mapToLong(Long::longValue),
            Stream.of(
                    "select min(job) from resource_version where resource in " + RESOURCES,
                    "select min(job) from worklist where patient = :patient")
                .map(sql -> client.sql(sql).param("patient", patient).query(Long.class).optional())
                .flatMapToLong(found -> found.stream().mapToLong(Long::longValue)))
        .min();
  }

  /** Jobs that read rows of the patient. */
  public List<Long> jobs(String patient) {
    return client
        .sql("select distinct job from " + ROWS + " r order by job")
        .param("patient", patient)
        .query(Long.class)
        .list();
  }

  private long count(String what, String patient) {
    return client
        .sql("select count(*) from " + what)
        .param("patient", patient)
        .query(Long.class)
        .single();
  }

  /** Ids by which the patient's data is known elsewhere: of visits, and of resources. */
  public List<String> names(String patient) {
    List<String> names = new ArrayList<>();
    for (String sql :
        List.of(
            "select visit_id from visit where patient = :patient",
            "select id from resource where " + OF_PATIENT)) {
      names.addAll(client.sql(sql).param("patient", patient).query(String.class).list());
    }
    return names;
  }

  /** Removes it all. Of rows stays that there was one. */
  public void remove(String patient) {
    List<String> searchTables = searchTables();
    removeElsewhere(traces.of(patient), searchTables);
    for (String table : searchTables) {
      delete(
          table
              + " where version in (select key from resource_version where resource in "
              + RESOURCES
              + ")",
          patient);
    }
    delete(
        "ledger where source in (select type || '/' || id from resource where " + OF_PATIENT + ")",
        patient);
    delete("outbox where visit in " + VISITS, patient);
    delete("worklist where patient = :patient", patient);
    delete("finding where (job, ordinal) in " + ROWS, patient);
    client
        .sql(
            "update source_row set outcome = 'erased', sha256 = null, visit = null"
                + " where (job, ordinal) in "
                + ROWS)
        .param("patient", patient)
        .update();
    delete("row_patient where patient = :patient", patient);
    delete("resource_version where resource in " + RESOURCES, patient);
    delete("resource where " + OF_PATIENT, patient);
    delete("visit where patient = :patient", patient);
  }

  /** What stands in others' records; whose current versions stay. */
  private void removeElsewhere(Traces.Found found, List<String> searchTables) {
    for (String table : searchTables) {
      delete(table + " where version in (:keys)", found.versions());
    }
    delete("resource_version where key in (:keys)", found.versions());
    delete(
        "ledger where source in (select type || '/' || id from resource where key in (:keys))",
        found.resources());
    delete("resource where key in (:keys)", found.resources());
  }

  /** In parts: a statement takes no more than some ten thousand parameters. */
  private void delete(String what, List<Long> keys) {
    for (int from = 0; from < keys.size(); from += PART) {
      client
          .sql("delete from " + what)
          .param("keys", keys.subList(from, Math.min(from + PART, keys.size())))
          .update();
    }
  }

  private void delete(String what, String patient) {
    client.sql("delete from " + what).param("patient", patient).update();
  }

  /** Of the search index; each has the versions that its rows belong to. */
  private List<String> searchTables() {
    return template.execute(
        (ConnectionCallback<List<String>>)
            connection -> {
              List<String> tables = new ArrayList<>();
              try (ResultSet found =
                  connection
                      .getMetaData()
                      .getColumns(null, connection.getSchema(), "search_%", "version")) {
                while (found.next()) {
                  tables.add(found.getString("TABLE_NAME"));
                }
              }
              return tables;
            });
  }

  /** Leaves a trace for those who have to show that it was done; with nothing of the patient's. */
  public void audit(String action, String details, Instant now) {
    client
        .sql(
            "insert into audit (key, added, action, details)"
                + " select coalesce(max(key), 0) + 1, :added, :action, :details from audit")
        .param("added", now.toEpochMilli())
        .param("action", action)
        .param("details", details)
        .update();
  }
}
