package org.tpibridge.store.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
public sealed class Outbox {
  /** The patient id of rows about clinicians, organizations and locations. */
  public static final String NO_PATIENT = "";

  private static final int PARAMETERS_PER_STATEMENT = 500;

  /**
   * A new version of a resource.
   *
   * @param isFirst whether it is the first version of its resource
   * @param visitDay ISO date of the visit; empty for shared resources
   */
  public record ChangedVersion(
      String patientId, long resource, long version, boolean isFirst, Optional<String> visitDay) {

    /** A correction is never historical; a new shared resource is sent with visits only. */
    private boolean isHistorical(String newVisitsFrom) {
      return isFirst
          && !patientId.equals(NO_PATIENT)
          && visitDay.map(day -> day.compareTo(newVisitsFrom) < 0).orElse(true);
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "ChangedVersion[" + version + "]";
    }
  }

  final JdbcClient client;
  final Set<String> ehrs;

  private Outbox(JdbcClient client, Collection<String> ehrs) {
    this.client = client;
    this.ehrs = new TreeSet<>(ehrs);
  }

  public boolean isEmpty() {
    return ehrs.isEmpty();
  }

  /**
   * Lists all patients of the store, and those that were sent to an EHR before, with {@link
   * #NO_PATIENT} if the EHR has clinicians or others that were sent.
   */
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
    return patients;
  }

  /** The same table, for transactions that write. */
  public static final class WritableOutbox extends Outbox {
    private final JdbcTemplate template;
    private final KeyAllocator keys;

    /**
     * @param ehrs names of the EHRs that changes are sent to
     */
    public WritableOutbox(
        JdbcClient client, JdbcTemplate template, KeyAllocator keys, Collection<String> ehrs) {
      super(client, ehrs);
      this.template = template;
      this.keys = keys;
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
      for (String ehr : ehrs) {
        Optional<String> from = newVisitsFrom(ehr);
        // In one order, so that two transactions do not wait for each other.
        SortedMap<String, Boolean> patients = new TreeMap<>();
        for (ChangedVersion version : versions) {
          boolean historical = from.filter(version::isHistorical).isPresent();
          patients.merge(version.patientId(), historical, Boolean::logicalAnd);
        }
        enqueue(ehr, patients, now);
      }
    }

    private Optional<String> newVisitsFrom(String ehr) {
      return client
          .sql("select new_visits_from from ehr where ehr = ? and new_visits_from is not null")
          .param(ehr)
          .query(String.class)
          .optional();
    }

    /**
     * Makes patients wait for an EHR. Patients that already wait keep their place; those that were
     * refused or wait for a person are tried again, because something changed: perhaps there is
     * nothing to decide any more. If there is, nothing is sent.
     */
    public void enqueue(String ehr, Collection<String> patients, Instant now) {
      SortedMap<String, Boolean> urgent = new TreeMap<>();
      patients.forEach(patient -> urgent.put(patient, false));
      enqueue(ehr, urgent, now);
    }

    /**
     * @param patients with whether only historical visits of the patient changed
     */
    private void enqueue(String ehr, SortedMap<String, Boolean> patients, Instant now) {
      template.batchUpdate(
          """
          insert into outbox_patient
            (ehr, patient_id, state, due_at, attempts, waiting_since, historical)
          values (?, ?, 'queued', ?, 0, ?, ?)
          on conflict (ehr, patient_id) do update set
            due_at = case when outbox_patient.state <> 'queued'
              then excluded.due_at else outbox_patient.due_at end,
            state = 'queued',
            historical = case when excluded.historical = 0
              then 0 else outbox_patient.historical end
          """,
          patients.entrySet(),
          PARAMETERS_PER_STATEMENT,
          (statement, patient) ->
              ColumnValues.set(statement, ehr, patient.getKey(), now, now, patient.getValue()));
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
      client
          .sql("update ehr set push_requested_at = ? where ehr = ?")
          .params(ColumnValues.of(now, ehr))
          .update();
    }

    /** Makes all patients of the store wait for an EHR, so that everything is compared. */
    public void enqueueAll(String ehr, Instant now) {
      SortedMap<String, Boolean> patients = new TreeMap<>();
      allPatients(ehr).forEach(patient -> patients.put(patient, false));
      newVisitsFrom(ehr)
          .ifPresent(
              from ->
                  client
                      .sql(
                          "select patient_id from visit group by patient_id having max(start_time)"
                              + " < ?")
                      .param(from)
                      .query(String.class)
                      .list()
                      .forEach(patient -> patients.replace(patient, true)));
      enqueue(ehr, patients, now);
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
}
