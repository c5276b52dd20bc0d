package org.tpibridge.store.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores the patients of rows without a stored visit: rejected rows, whose findings may quote
 * patient data, and rows of visits that were reassigned to another patient. An erasure needs them.
 */
public final class RowPatients {
  private final JdbcClient client;

  public RowPatients(JdbcClient client) {
    this.client = client;
  }

  /**
   * @param patient id of the Patient resource
   */
  public void add(long job, long rowNumber, String patient) {
    client
        .sql("insert into row_patient (job_key, row_number, patient_id) values (?, ?, ?)")
        .params(job, rowNumber, patient)
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
