package org.tpibridge.store.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The patients of rows that no stored visit leads to: rejected rows, whose findings may quote the
 * patient's data, and rows of visits that belong to another patient now. An erasure needs them.
 */
public final class RowPatients {
  private final JdbcClient client;

  public RowPatients(JdbcClient client) {
    this.client = client;
  }

  /**
   * @param patient id of the Patient resource
   */
  public void add(long job, long ordinal, String patient) {
    client
        .sql("insert into row_patient (job_key, row_number, patient_id) values (?, ?, ?)")
        .params(job, ordinal, patient)
        .update();
  }

  /** Adds the rows of a visit that is about to be assigned to another patient. */
  public void addRowsOfReassignedVisit(long visit, String newPatient) {
    client
        .sql(
            """
            insert into row_patient (job_key, row_number, patient_id)
            select s.job_key, s.row_number, v.patient_id
            from source_row s
            join visit v on v.key = s.visit_key
            where v.key = ? and v.patient_id <> ?
            on conflict (job_key, row_number) do nothing
            """)
        .params(visit, newPatient)
        .update();
  }
}
