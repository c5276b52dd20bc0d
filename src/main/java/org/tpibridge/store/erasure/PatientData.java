package org.tpibridge.store.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts and lists all data of a patient. */
public sealed class PatientData permits PatientEraser {
  static final String VISITS = "(select key from visit where patient_id = :patient)";

  /** As a union, because PostgreSQL would not use an index for one condition. */
  static final String RESOURCES =
      "(select key from resource where visit_key in "
          + VISITS
          + " union select key from resource"
          + " where visit_key is null and type = 'Patient' and id = :patient)";

  static final String OF_PATIENT = "key in " + RESOURCES;
  static final String ROWS =
      "(select job_key, row_number from source_row where visit_key in "
          + VISITS
          + " union select job_key, row_number from row_patient where patient_id = :patient)";

  /** A message about several patients is removed as a whole. */
  static final String MESSAGES =
      "(select message_key from received_message_patient where patient_id = :patient)";

  static final int PARAMETERS_PER_STATEMENT = 1_000;

  final JdbcClient client;
  final FormerPatientVersions formerVersions;

  PatientData(JdbcClient client) {
    this.client = client;
    this.formerVersions = new FormerPatientVersions(client);
  }

  /**
   * How much data there is.
   *
   * @param versions of resources
   * @param rows of imports about the patient, including rejected ones
   * @param messages that a listener received
   * @param firstJob the first job that stored anything; by number, because clocks may be set back
   */
  public record PatientDataCounts(
      long visits,
      long versions,
      long rows,
      long findings,
      long conflicts,
      long messages,
      OptionalLong firstJob) {
    public static final PatientDataCounts NONE =
        new PatientDataCounts(0, 0, 0, 0, 0, 0, OptionalLong.empty());

    /** Adds other counts to these. */
    public PatientDataCounts plus(PatientDataCounts other) {
      return new PatientDataCounts(
          visits + other.visits,
          versions + other.versions,
          rows + other.rows,
          findings + other.findings,
          conflicts + other.conflicts,
          messages + other.messages,
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
            count("received_message where key in " + MESSAGES, patient),
            firstJob(patient))
        .plus(
            new PatientDataCounts(
                0, elsewhere.versions().size(), 0, 0, 0, 0, elsewhere.firstJob()));
  }

  private OptionalLong firstJob(String patient) {
    return LongStream.concat(
            jobs(patient).stream().mapToLong(Long::longValue),
            Stream.of(
                    "select min(job_key) from resource_version where resource_key in " + RESOURCES,
                    "select min(job_key) from patient_conflict where patient_id = :patient",
                    "select min(coalesce(job_key, 1)) from received_message where key in "
                        + MESSAGES)
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
}
