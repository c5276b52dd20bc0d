package org.tpibridge.store.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;

/**
 * Says which process sends a patient's data. All data of a patient goes to an EHR through one claim
 * at a time, so no two changes of a patient can overtake each other: {@code
 * docs/decisions/0038-outbox-and-ledger.md}.
 */
public sealed class OutboxClaims {
  private static final int PARAMETERS_PER_STATEMENT = 500;

  /**
   * A process that sends data.
   *
   * @param name for people
   * @param number that it holds while it runs, see {@code Store.claimSender}
   */
  public record Sender(String name, long number) {}

  /**
   * A patient whose data one process may send until the claim ends.
   *
   * @param historical whether only historical visits wait
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
      boolean historical,
      List<Long> rows) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Claim[" + ehr + "]";
    }
  }

  final JdbcClient client;

  private OutboxClaims(JdbcClient client) {
    this.client = client;
  }

  /** Which patients may be claimed. */
  public enum ClaimScope {
    /** All; those with only historical visits after the others. */
    ALL,
    /** Only patients with changes that are not historical. */
    WITHOUT_HISTORICAL
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

  /** Lists the EHRs whose patients a process has claimed. */
  public List<String> claimedEhrs(long number) {
    return client
        .sql("select distinct ehr from outbox_patient where claim_number = ? order by ehr")
        .param(number)
        .query(String.class)
        .list();
  }

  /** The same table, for transactions that write. */
  public static final class WritableClaims extends OutboxClaims {
    private final String skipLocked;

    /**
     * @param skipLocked the end of a select that locks rows and skips those that others have locked
     */
    public WritableClaims(JdbcClient client, String skipLocked) {
      super(client);
      this.skipLocked = skipLocked;
    }

    /** Claims patients of {@link ClaimScope#ALL}. */
    public List<Claim> claim(String ehr, Sender sender, Instant now, Instant until, int limit) {
      return claim(ehr, sender, now, until, limit, ClaimScope.ALL);
    }

    /**
     * Claims patients that are due, those first that have waited longest. Patients that another
     * process claims at the same moment are skipped.
     *
     * @param until when the claims end, if this process does not complete or extend them
     */
    public List<Claim> claim(
        String ehr, Sender sender, Instant now, Instant until, int limit, ClaimScope scope) {
      List<Claim> claims = new ArrayList<>(claim(ehr, sender, now, until, limit, false));
      if (scope == ClaimScope.ALL && claims.size() < limit) {
        claims.addAll(claim(ehr, sender, now, until, limit - claims.size(), true));
      }
      return claims;
    }

    private List<Claim> claim(
        String ehr, Sender sender, Instant now, Instant until, int limit, boolean historical) {
      record Due(String patient, int attempts, boolean abandoned) {}
      List<Due> due =
          client
              .sql(
                  """
                  select patient_id, attempts, claimed_by
                  from outbox_patient
                  where ehr = ? and state = 'queued' and historical = ? and due_at <= ?
                  order by due_at limit ?
                  """
                      + skipLocked)
              .params(ColumnValues.of(ehr, historical, now, limit))
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
                historical,
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

    /**
     * Ends the claims of a process that no longer runs. Its patients are due now; those to whose
     * data it sent a request without storing an answer only when the EHR has processed that
     * request.
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
                          row.getString("patient_id"),
                          ColumnValues.optionalInstant(row, "asked_at")))
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
     * Ends a claim after everything was sent that the store contained. Changes that were made in
     * the meantime are due now.
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

    /**
     * Ends a claim after everything was sent but historical visits, which wait for their turn.
     * Changes that were made in the meantime are due now.
     */
    public void deferHistorical(Claim claim, Instant now) {
      if (!lock(claim)) {
        return;
      }
      removeRows(claim);
      boolean changed = !rows(claim.ehr(), claim.patientId()).isEmpty();
      end(claim, WaitState.QUEUED, now, 0, Optional.empty());
      if (!changed) {
        client
            .sql("update outbox_patient set historical = 1 where ehr = ? and patient_id = ?")
            .params(claim.ehr(), claim.patientId())
            .update();
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
     * Ends a claim, and does not try again automatically. Changes that were made in the meantime
     * are tried, unless a person has to decide first.
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
            .param(
                "keys", rows.subList(from, Math.min(from + PARAMETERS_PER_STATEMENT, rows.size())))
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
  }
}
