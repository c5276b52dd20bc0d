package org.tpibridge.store.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/**
 * Lists changed resources that may have to be sent, in the transactions that change them. What is
 * sent is decided by comparing the store with the ledger: {@code
 * docs/decisions/0038-outbox-and-ledger.md}.
 */
public final class Outbox {
  /** The patient id of rows about clinicians, organizations and locations. */
  public static final String NO_PATIENT = "";

  private static final int PARAMETERS_PER_STATEMENT = 500;

  /** A new version of a resource. */
  public record ChangedVersion(String patientId, long resource, long version) {}

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final KeyAllocator keys;
  private final Set<String> ehrs;

  /**
   * @param ehrs names of the EHRs that changes are sent to
   */
  Outbox(JdbcClient client, JdbcTemplate template, KeyAllocator keys, Collection<String> ehrs) {
    this.client = client;
    this.template = template;
    this.keys = keys;
    this.ehrs = new TreeSet<>(ehrs);
  }

  public boolean isEmpty() {
    return ehrs.isEmpty();
  }

  /** Adds versions for each EHR, in the transaction that adds the versions. */
  public void add(List<ChangedVersion> versions, Instant now) {
    if (versions.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (String ehr : ehrs) {
      for (ChangedVersion version : versions) {
        rows.add(
            new Object[] {
              keys.nextKey(client),
              ehr,
              version.patientId(),
              version.resource(),
              version.version(),
              now
            });
      }
    }
    template.batchUpdate(
        """
        insert into outbox (key, ehr, patient_id, resource_key, version_key, added_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        rows,
        rows.size(),
        (statement, row) -> ColumnValues.set(statement, row));
    // In one order, so that two transactions do not wait for each other.
    Set<String> patients = new TreeSet<>();
    versions.forEach(version -> patients.add(version.patientId()));
    ehrs.forEach(ehr -> enqueue(ehr, patients, now));
  }

  /**
   * Makes patients wait for an EHR. Patients that already wait keep their place; refused ones are
   * tried again, because something changed.
   */
  public void enqueue(String ehr, Collection<String> patients, Instant now) {
    template.batchUpdate(
        """
        insert into outbox_patient (ehr, patient_id, state, due_at, attempts, waiting_since)
        values (?, ?, 'queued', ?, 0, ?)
        on conflict (ehr, patient_id) do update set
          due_at = case when outbox_patient.state = 'dead'
            then excluded.due_at else outbox_patient.due_at end,
          state = case when outbox_patient.state = 'dead'
            then 'queued' else outbox_patient.state end
        """,
        new TreeSet<>(patients),
        PARAMETERS_PER_STATEMENT,
        (statement, patient) -> ColumnValues.set(statement, ehr, patient, now, now));
  }

  /** Tries a patient again that was refused or waits for a person. */
  public void requeue(String ehr, String patient, Instant now) {
    client
        .sql(
            """
            update outbox_patient set state = 'queued', due_at = ?, attempts = 0
            where ehr = ? and patient_id = ? and state <> 'queued'
            """)
        .params(ColumnValues.of(now, ehr, patient))
        .update();
    enqueue(ehr, List.of(patient), now);
  }

  /** Makes all patients of the store wait for an EHR, so that everything is compared. */
  public void enqueueAll(String ehr, Instant now) {
    enqueue(ehr, allPatients(ehr), now);
  }

  /** Lists all patients of the store, and those that were sent to an EHR before. */
  public Set<String> allPatients(String ehr) {
    Set<String> patients = new LinkedHashSet<>();
    patients.addAll(client.sql("select distinct patient_id from visit").query(String.class).list());
    // A patient without a visit may have been sent before.
    patients.addAll(
        client
            .sql("select distinct patient_id from ledger where ehr = ?")
            .param(ehr)
            .query(String.class)
            .list());
    patients.remove(NO_PATIENT);
    return patients;
  }

  /**
   * Removes a patient from all queues, so that no process begins to send the patient's data.
   *
   * @return names of the EHRs to which it is being sent now; if there are any, nothing is removed
   */
  public List<String> removePatient(String patient, Instant now) {
    List<String> busy =
        client
            .sql(
                """
                select ehr from outbox_patient
                where patient_id = ? and claimed_by is not null and due_at > ? order by ehr
                """)
            .params(ColumnValues.of(patient, now))
            .query(String.class)
            .list();
    if (busy.isEmpty()) {
      client.sql("delete from outbox_patient where patient_id = ?").param(patient).update();
    }
    return busy;
  }
}
