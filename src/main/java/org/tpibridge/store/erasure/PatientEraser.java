package org.tpibridge.store.erasure;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes all data of a patient. No other code removes patient data. */
public final class PatientEraser extends PatientData {
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

  private final JdbcTemplate template;

  public PatientEraser(JdbcClient client, JdbcTemplate template) {
    super(client);
    this.template = template;
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
    removeMessages(patient);
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

  private void removeMessages(String patient) {
    List<Long> messages =
        client
            .sql("select message_key from received_message_patient where patient_id = :patient")
            .param("patient", patient)
            .query(Long.class)
            .list();
    delete("received_message_patient where message_key in (:keys)", messages);
    delete("received_message where key in (:keys)", messages);
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
