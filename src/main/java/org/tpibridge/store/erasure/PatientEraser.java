package org.tpibridge.store.erasure;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts and removes all data of a patient. No other code removes patient data. */
public final class PatientEraser {
  private static final String VISITS = "(select key from visit where patient_id = :patient)";
  private static final String OF_PATIENT =
      "(visit_key in " + VISITS + " or (visit_key is null and type = 'Patient' and id = :patient))";
  private static final String RESOURCES = "(select key from resource where " + OF_PATIENT + ")";
  private static final String ROWS =
      "(select job_key, row_number from source_row where visit_key in "
          + VISITS
          + " union select job_key, row_number from row_patient where patient_id = :patient)";

  /** What was sent to EHRs, what waits to be sent, and what was pulled. */
  private static final List<String> EXCHANGE_TABLES =
      List.of(
          "outbox",
          "outbox_patient",
          "ledger",
          "delivery_attempt",
          "exchange_review",
          "ehr_match",
          "disclosure",
          "pulled_resource",
          "pulled_score",
          "pull_position");

  private static final int PARAMETERS_PER_STATEMENT = 1_000;

  private final JdbcTemplate template;
  private final JdbcClient client;
  private final FormerPatientVersions formerVersions;

  public PatientEraser(JdbcTemplate template) {
    this.template = template;
    this.client = JdbcClient.create(template);
    this.formerVersions = new FormerPatientVersions(client);
  }

  /**
   * How much data there is.
   *
   * @param versions of resources
   * @param rows of imports about the patient, including rejected ones
   * @param firstJob the first job that stored anything; by number, because clocks may be set back
   */
  public record PatientDataCounts(
      long visits, long versions, long rows, long findings, long conflicts, OptionalLong firstJob) {
    public static final PatientDataCounts NONE =
        new PatientDataCounts(0, 0, 0, 0, 0, OptionalLong.empty());

    /** Adds other counts to these. */
    public PatientDataCounts plus(PatientDataCounts other) {
      return new PatientDataCounts(
          visits + other.visits,
          versions + other.versions,
          rows + other.rows,
          findings + other.findings,
          conflicts + other.conflicts,
          LongStream.concat(firstJob.stream(), other.firstJob.stream()).min());
    }

    /** Whether there is no data. */
    public boolean isEmpty() {
      return equals(NONE);
    }
  }

  /**
   * @param patient id of the Patient resource
   */
  public PatientDataCounts countsOf(String patient) {
    FormerPatientVersions.FoundVersions elsewhere = formerVersions.of(patient);
    return new PatientDataCounts(
            count("visit where patient_id = :patient", patient),
            count("resource_version where resource_key in " + RESOURCES, patient),
            count("source_row where (job_key, row_number) in " + ROWS, patient),
            count("finding where (job_key, row_number) in " + ROWS, patient),
            count("patient_conflict where patient_id = :patient", patient),
            firstJob(patient))
        .plus(new PatientDataCounts(0, elsewhere.versions().size(), 0, 0, 0, elsewhere.firstJob()));
  }

  private OptionalLong firstJob(String patient) {
    return LongStream.concat(
            jobs(patient).stream().mapToLong(Long::longValue),
            Stream.of(
                    "select min(job_key) from resource_version where resource_key in " + RESOURCES,
                    "select min(job_key) from patient_conflict where patient_id = :patient")
                .map(sql -> client.sql(sql).param("patient", patient).query(Long.class).optional())
                .flatMapToLong(found -> found.stream().mapToLong(Long::longValue)))
        .min();
  }

  /** Lists the jobs that read rows of the patient. */
  public List<Long> jobs(String patient) {
    return client
        .sql("select distinct job_key from " + ROWS + " r order by job_key")
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

  /** Lists the ids of the patient's visits and resources, which other systems may have stored. */
  public List<String> idsOf(String patient) {
    List<String> names = new ArrayList<>();
    for (String sql :
        List.of(
            "select visit_id from visit where patient_id = :patient",
            "select id from resource where " + OF_PATIENT)) {
      names.addAll(client.sql(sql).param("patient", patient).query(String.class).list());
    }
    List<Long> resources = formerVersions.of(patient).resources();
    for (int from = 0; from < resources.size(); from += PARAMETERS_PER_STATEMENT) {
      names.addAll(
          client
              .sql("select id from resource where key in (:keys)")
              .param(
                  "keys",
                  resources.subList(
                      from, Math.min(from + PARAMETERS_PER_STATEMENT, resources.size())))
              .query(String.class)
              .list());
    }
    return names;
  }

  /** Removes all data. For each row, only the fact that there was one remains. */
  public void remove(String patient) {
    List<String> searchTables = searchTables();
    removeFormerVersions(formerVersions.of(patient), searchTables);
    for (String table : searchTables) {
      delete(
          table
              + " where version_key in (select key from resource_version where resource_key in "
              + RESOURCES
              + ")",
          patient);
    }
    for (String table : EXCHANGE_TABLES) {
      delete(table + " where patient_id = :patient", patient);
    }
    delete("visit_change where visit_key in " + VISITS, patient);
    delete("patient_conflict where patient_id = :patient", patient);
    delete("finding where (job_key, row_number) in " + ROWS, patient);
    client
        .sql(
            """
            update source_row set outcome = 'erased', row_sha256 = null, visit_key = null
            where (job_key, row_number) in\s"""
                + ROWS)
        .param("patient", patient)
        .update();
    delete("row_patient where patient_id = :patient", patient);
    delete("resource_version where resource_key in " + RESOURCES, patient);
    delete("resource where " + OF_PATIENT, patient);
    delete("visit where patient_id = :patient", patient);
  }

  /** Removes the patient's data from records of other patients; their current versions remain. */
  private void removeFormerVersions(
      FormerPatientVersions.FoundVersions found, List<String> searchTables) {
    for (String table : searchTables) {
      delete(table + " where version_key in (:keys)", found.versions());
    }
    delete("resource_version where key in (:keys)", found.versions());
    delete(
        "ledger where local_reference in (select type || '/' || id from resource where key in"
            + " (:keys))",
        found.resources());
    delete("resource where key in (:keys)", found.resources());
  }

  /** Deletes in parts, because databases limit the number of parameters of a statement. */
  private void delete(String what, List<Long> keys) {
    for (int from = 0; from < keys.size(); from += PARAMETERS_PER_STATEMENT) {
      client
          .sql("delete from " + what)
          .param("keys", keys.subList(from, Math.min(from + PARAMETERS_PER_STATEMENT, keys.size())))
          .update();
    }
  }

  private void delete(String what, String patient) {
    client.sql("delete from " + what).param("patient", patient).update();
  }

  /** Lists the tables of the search index; each refers to the versions that its rows belong to. */
  private List<String> searchTables() {
    return template.execute(
        (ConnectionCallback<List<String>>)
            connection -> {
              List<String> tables = new ArrayList<>();
              try (ResultSet found =
                  connection
                      .getMetaData()
                      .getColumns(null, connection.getSchema(), "search_%", "version_key")) {
                while (found.next()) {
                  tables.add(found.getString("TABLE_NAME"));
                }
              }
              return tables;
            });
  }

  /** Records an action that has to be documented, without patient data. */
  public void audit(String action, String details, Instant now) {
    client
        .sql(
            """
            insert into audit (key, recorded_at, action, details)
            select coalesce(max(key), 0) + 1, :recordedAt, :action, :details from audit
            """)
        .param("recordedAt", now.toEpochMilli())
        .param("action", action)
        .param("details", details)
        .update();
  }
}
