package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/**
 * Lists changed resources that may have to be sent, and which process sends a patient's data. All
 * data of a patient goes to an EHR through one claim at a time, so no two changes of a patient can
 * overtake each other: {@code docs/decisions/0038-outbox-and-ledger.md}.
 */
public final class Outbox {
  /** The patient id of rows about clinicians, organizations and locations. */
  public static final String NO_PATIENT = "";

  private static final int PARAMETERS_PER_STATEMENT = 500;

  public enum WaitState {
    /** Is sent when it is due. */
    QUEUED,
    /** Was refused, and is not tried again until it changes or a user requests it. */
    DEAD,
    /** Waits for a decision of a person. */
    REVIEW
  }

  /**
   * A process that sends data.
   *
   * @param name for people
   * @param number that it holds while it runs, see {@code Store.claimSender}
   */
  public record Sender(String name, long number) {}

  /** A new version of a resource. */
  public record ChangedVersion(String patientId, long resource, long version) {}

  /**
   * A patient whose data one process may send until the claim ends.
   *
   * @param rows of the outbox that were there when it was claimed
   * @param abandoned whether an earlier claim ended without a result, so that requests may have
   *     been sent whose answers are not stored
   */
  public record Claim(
      String ehr,
      String patientId,
      String process,
      Instant until,
      int attempts,
      boolean abandoned,
      List<Long> rows) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Claim[" + ehr + "]";
    }
  }

  /**
   * A patient whose data waits.
   *
   * @param due time of the next attempt; while the patient is claimed, the time at which the claim
   *     ends
   * @param rows number of changed versions
   */
  public record WaitingPatient(
      String ehr,
      String patientId,
      WaitState state,
      Instant due,
      Optional<String> claimedBy,
      int attempts,
      Optional<String> lastResult,
      Instant waitingSince,
      long rows) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "WaitingPatient[" + ehr + ", " + state + "]";
    }
  }

  private static final String WAITING =
      """
      select p.ehr, p.patient_id, p.state, p.due_at, p.claimed_by, p.attempts, p.last_result,
        p.waiting_since,
        (select count(*) from outbox o where o.ehr = p.ehr and o.patient_id = p.patient_id)
          as row_count
      from outbox_patient p
      """;

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final KeyAllocator keys;
  private final Set<String> ehrs;
  private final String skipLocked;

  /**
   * @param ehrs names of the EHRs that changes are sent to
   * @param skipLocked the end of a select that locks rows and skips those that others have locked
   */
  public Outbox(
      JdbcClient client,
      JdbcTemplate template,
      KeyAllocator keys,
      Collection<String> ehrs,
      String skipLocked) {
    this.client = client;
    this.template = template;
    this.keys = keys;
    this.ehrs = new TreeSet<>(ehrs);
    this.skipLocked = skipLocked;
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

  /**
   * Claims patients that are due, those first that have waited longest. Patients that another
   * process claims at the same moment are skipped.
   *
   * @param until when the claims end, if this process does not complete or extend them
   */
  public List<Claim> claim(String ehr, Sender sender, Instant now, Instant until, int limit) {
    record Due(String patient, int attempts, boolean abandoned) {}
    List<Due> due =
        client
            .sql(
                """
                select patient_id, attempts, claimed_by
                from outbox_patient
                where ehr = ? and state = 'queued' and due_at <= ?
                order by due_at limit ?
                """
                    + skipLocked)
            .params(ColumnValues.of(ehr, now, limit))
            .query(
                (row, number) ->
                    new Due(
                        row.getString("patient_id"),
                        row.getInt("attempts"),
                        row.getString("claimed_by") != null))
            .list();
    List<Claim> claims = new ArrayList<>(due.size());
    for (Due one : due) {
      client
          .sql(
              """
              update outbox_patient set claimed_by = ?, claim_number = ?, due_at = ?
              where ehr = ? and patient_id = ?
              """)
          .params(ColumnValues.of(sender.name(), sender.number(), until, ehr, one.patient()))
          .update();
      claims.add(
          new Claim(
              ehr,
              one.patient(),
              sender.name(),
              until,
              one.attempts(),
              one.abandoned(),
              rows(ehr, one.patient())));
    }
    return claims;
  }

  private List<Long> rows(String ehr, String patient) {
    return client
        .sql("select key from outbox where ehr = ? and patient_id = ?")
        .params(ehr, patient)
        .query(Long.class)
        .list();
  }

  /** Lists the numbers of processes that have claimed patients of an EHR. */
  public List<Long> claimNumbers(String ehr) {
    return client
        .sql(
            """
            select distinct claim_number from outbox_patient
            where ehr = ? and claim_number is not null order by claim_number
            """)
        .param(ehr)
        .query(Long.class)
        .list();
  }

  /**
   * Ends the claims of a process that no longer runs. Its patients are due now; those to whose data
   * it sent a request without storing an answer only when the EHR has processed that request.
   *
   * @param processing how long an EHR may still process a request whose sender has ended
   */
  public void endClaims(String ehr, long number, Instant now, Duration processing) {
    record Ended(String patient, Optional<Instant> asked) {}
    List<Ended> ended =
        client
            .sql(
                """
                select p.patient_id, max(a.started_at) as asked_at
                from outbox_patient p left join delivery_attempt a
                  on a.ehr = p.ehr and a.patient_id = p.patient_id and a.result = 'sending'
                where p.ehr = ? and p.claim_number = ?
                group by p.patient_id order by p.patient_id
                """)
            .params(ehr, number)
            .query(
                (row, at) ->
                    new Ended(
                        row.getString("patient_id"), ColumnValues.optionalInstant(row, "asked_at")))
            .list();
    for (Ended one : ended) {
      Instant due =
          one.asked().map(asked -> asked.plus(processing)).filter(now::isBefore).orElse(now);
      // The name stays: the next claim has to look up the results of the requests.
      client
          .sql(
              """
              update outbox_patient set due_at = ?, claim_number = null
              where ehr = ? and patient_id = ? and claim_number = ?
              """)
          .params(ColumnValues.of(due, ehr, one.patient(), number))
          .update();
    }
  }

  /**
   * Extends a claim.
   *
   * @return false if it ended, and another process may have claimed the patient
   */
  public boolean extend(Claim claim, Instant until) {
    return client
            .sql(
                """
                update outbox_patient set due_at = ?
                where ehr = ? and patient_id = ? and claimed_by = ?
                """)
            .params(ColumnValues.of(until, claim.ehr(), claim.patientId(), claim.process()))
            .update()
        == 1;
  }

  /**
   * Ends a claim after everything was sent that the store contained. Changes that were made in the
   * meantime are due now.
   */
  public void complete(Claim claim, Instant now) {
    if (!lock(claim)) {
      return;
    }
    removeRows(claim);
    if (rows(claim.ehr(), claim.patientId()).isEmpty()) {
      client
          .sql("delete from outbox_patient where ehr = ? and patient_id = ?")
          .params(claim.ehr(), claim.patientId())
          .update();
    } else {
      end(claim, WaitState.QUEUED, now, 0, Optional.empty());
    }
  }

  /** Ends a claim after a failure that may pass. */
  public void retryAt(Claim claim, Instant due, String result) {
    if (lock(claim)) {
      end(claim, WaitState.QUEUED, due, claim.attempts() + 1, Optional.of(result));
    }
  }

  /** Ends a claim without an attempt, such as when the process stops. */
  public void release(Claim claim, Instant now) {
    if (lock(claim)) {
      end(claim, WaitState.QUEUED, now, claim.attempts(), Optional.empty());
    }
  }

  /**
   * Ends a claim, and does not try again automatically. Changes that were made in the meantime are
   * tried, unless a person has to decide first.
   *
   * @param state {@link WaitState#DEAD} or {@link WaitState#REVIEW}
   */
  public void stop(Claim claim, WaitState state, Instant now, String result) {
    if (!lock(claim)) {
      return;
    }
    removeRows(claim);
    boolean changed = !rows(claim.ehr(), claim.patientId()).isEmpty();
    end(
        claim,
        state == WaitState.DEAD && changed ? WaitState.QUEUED : state,
        now,
        claim.attempts() + 1,
        Optional.of(result));
  }

  /** Locks before it counts, so that no change is added in between. */
  private boolean lock(Claim claim) {
    return client
            .sql(
                """
                update outbox_patient set claimed_by = claimed_by
                where ehr = ? and patient_id = ? and claimed_by = ?
                """)
            .params(claim.ehr(), claim.patientId(), claim.process())
            .update()
        == 1;
  }

  private void removeRows(Claim claim) {
    List<Long> rows = claim.rows();
    for (int from = 0; from < rows.size(); from += PARAMETERS_PER_STATEMENT) {
      client
          .sql("delete from outbox where key in (:keys)")
          .param("keys", rows.subList(from, Math.min(from + PARAMETERS_PER_STATEMENT, rows.size())))
          .update();
    }
  }

  private void end(
      Claim claim, WaitState state, Instant due, int attempts, Optional<String> result) {
    client
        .sql(
            """
            update outbox_patient
            set state = ?, due_at = ?, claimed_by = null, claim_number = null, attempts = ?, last_result = ?
            where ehr = ? and patient_id = ?
            """)
        .params(
            ColumnValues.of(
                ColumnValues.enumWord(state),
                due,
                attempts,
                result,
                claim.ehr(),
                claim.patientId()))
        .update();
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

  /** Finds the time at which the next patient is due; empty if none waits to be sent. */
  public Optional<Instant> nextDue(String ehr) {
    return client
        .sql(
            """
            select due_at from outbox_patient
            where ehr = ? and state = 'queued' order by due_at limit 1
            """)
        .param(ehr)
        .query((row, number) -> ColumnValues.instant(row, "due_at"))
        .optional();
  }

  /** Lists patients that wait for an EHR, those first that have waited longest. */
  public List<WaitingPatient> waiting(String ehr, WaitState state, int limit) {
    return client
        .sql(WAITING + "where p.ehr = ? and p.state = ? order by p.due_at, p.patient_id limit ?")
        .params(ehr, ColumnValues.enumWord(state), limit)
        .query(Outbox::waiting)
        .list();
  }

  public Optional<WaitingPatient> find(String ehr, String patient) {
    return client
        .sql(WAITING + "where p.ehr = ? and p.patient_id = ?")
        .params(ehr, patient)
        .query(Outbox::waiting)
        .optional();
  }

  /**
   * How many patients wait for an EHR.
   *
   * @param claimed number of queued patients whose data is being sent
   * @param oldest time of the oldest change that is not sent
   */
  public record WaitingCounts(
      long queued, long claimed, long dead, long review, Optional<Instant> oldest) {}

  public WaitingCounts counts(String ehr) {
    return client
        .sql(
            """
            select
              count(case when state = 'queued' then 1 end) as queued,
              count(case when state = 'queued' and claimed_by is not null then 1 end) as claimed,
              count(case when state = 'dead' then 1 end) as dead,
              count(case when state = 'review' then 1 end) as review,
              min(waiting_since) as oldest
            from outbox_patient where ehr = ?
            """)
        .param(ehr)
        .query(
            (row, number) ->
                new WaitingCounts(
                    row.getLong("queued"),
                    row.getLong("claimed"),
                    row.getLong("dead"),
                    row.getLong("review"),
                    ColumnValues.optionalInstant(row, "oldest")))
        .single();
  }

  private static WaitingPatient waiting(ResultSet row, int number) throws SQLException {
    return new WaitingPatient(
        row.getString("ehr"),
        row.getString("patient_id"),
        ColumnValues.enumWord(row, "state", WaitState.class),
        ColumnValues.instant(row, "due_at"),
        Optional.ofNullable(row.getString("claimed_by")),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("last_result")),
        ColumnValues.instant(row, "waiting_since"),
        row.getLong("row_count"));
  }
}
