package org.tpibridge.exchange.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.exchange.alert.Alert;
import org.tpibridge.exchange.alert.AlertRules;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.DeliveryAttempts.Attempt;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrLeases.Lease;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/**
 * The state of the exchange with one EHR.
 *
 * @param known empty if nothing was sent to it yet
 * @param ledger number of resources by state
 * @param dead patients with refused data
 * @param reviews open items
 * @param proven what the EHR turned out to accept or to refuse
 * @param condition what the process that runs its schedule found out last
 * @param leader the process that runs its schedule
 * @param budgetLeft requests that are left today; empty if there is no maximum
 * @param alerts what somebody has to look at
 */
public record ExchangeStatus(
    EhrSettings settings,
    Optional<KnownEhr> known,
    WaitingCounts waiting,
    Map<LedgerState, Long> ledger,
    List<RefusedPatient> dead,
    List<Review> reviews,
    List<ProvenCapability> proven,
    Optional<Condition> condition,
    Optional<Lease> leader,
    OptionalLong budgetLeft,
    List<Alert> alerts) {
  private static final int MAX_ITEMS = 100;
  private static final int MAX_ATTEMPTS = 50;
  private static final int MAX_REFUSALS = 5;

  /**
   * A patient with refused data.
   *
   * @param attempts the latest requests that the EHR refused, newest first
   */
  public record RefusedPatient(WaitingPatient waiting, List<RefusedAttempt> attempts) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "RefusedPatient[" + waiting + "]";
    }
  }

  /**
   * A request that the EHR refused.
   *
   * @param codes of the OperationOutcome
   */
  public record RefusedAttempt(Attempt attempt, List<String> codes) {

    static RefusedAttempt of(Attempt attempt) {
      return new RefusedAttempt(attempt, attempt.outcome().map(OutcomeCodes::of).orElse(List.of()));
    }
  }

  public static ExchangeStatus of(Store store, EhrSettings settings, Instant now) {
    String ehr = settings.name();
    return store.read(
        tx ->
            new ExchangeStatus(
                settings,
                tx.exchange().ehrs().find(ehr),
                tx.exchange().waiting().counts(ehr),
                tx.exchange().ledger().counts(ehr),
                tx.exchange().waiting().list(ehr, WaitState.DEAD, MAX_ITEMS).stream()
                    .map(patient -> new RefusedPatient(patient, refusals(tx, patient)))
                    .toList(),
                tx.exchange().reviews().open(ehr, MAX_ITEMS),
                tx.exchange().capabilities().of(ehr),
                tx.exchange().conditions().find(ehr),
                tx.exchange()
                    .leases()
                    .find(ehr, LeasedWork.LEADER)
                    .filter(lease -> lease.isValid(now)),
                budgetLeft(tx, settings, now),
                AlertRules.of(tx, settings, now)));
  }

  /** Lists the open items of an EHR. */
  public static List<Review> openReviews(Store store, String ehr) {
    return store.read(tx -> tx.exchange().reviews().open(ehr, MAX_ITEMS));
  }

  private static List<RefusedAttempt> refusals(StoreReader tx, WaitingPatient patient) {
    return tx
        .exchange()
        .attempts()
        .ofPatient(patient.ehr(), patient.patientId(), MAX_ATTEMPTS)
        .stream()
        .filter(attempt -> attempt.result() == AttemptResult.REFUSED)
        .limit(MAX_REFUSALS)
        .map(RefusedAttempt::of)
        .toList();
  }

  private static OptionalLong budgetLeft(StoreReader tx, EhrSettings settings, Instant now) {
    if (settings.limits().perDay().isEmpty()) {
      return OptionalLong.empty();
    }
    long used =
        tx.exchange()
            .requestCounts()
            .of(settings.name(), now.atZone(settings.limits().zone()).toLocalDate());
    return OptionalLong.of(Math.max(0, settings.limits().perDay().getAsInt() - used));
  }

  public String ehr() {
    return settings.name();
  }

  /** Whether the EHR has a schedule, and no process runs it. */
  public boolean isScheduleStopped() {
    return settings.schedule().isActive() && leader.isEmpty();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "ExchangeStatus[" + ehr() + "]";
  }
}
