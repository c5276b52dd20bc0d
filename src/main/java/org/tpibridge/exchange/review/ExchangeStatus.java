package org.tpibridge.exchange.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;

/**
 * The state of the exchange with one EHR.
 *
 * @param known empty if nothing was sent to it yet
 * @param ledger number of resources by state
 * @param dead patients with refused data
 * @param reviews open items
 * @param proven what the EHR turned out to accept or to refuse
 */
public record ExchangeStatus(
    String ehr,
    Optional<KnownEhr> known,
    WaitingCounts waiting,
    Map<LedgerState, Long> ledger,
    List<WaitingPatient> dead,
    List<Review> reviews,
    List<ProvenCapability> proven) {
  private static final int MAX_ITEMS = 100;

  public static ExchangeStatus of(Store store, String ehr) {
    return store.read(
        tx ->
            new ExchangeStatus(
                ehr,
                tx.exchange().ehrs().find(ehr),
                tx.exchange().waiting().counts(ehr),
                tx.exchange().ledger().counts(ehr),
                tx.exchange().waiting().list(ehr, WaitState.DEAD, MAX_ITEMS),
                tx.exchange().reviews().open(ehr, MAX_ITEMS),
                tx.exchange().capabilities().of(ehr)));
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "ExchangeStatus[" + ehr + "]";
  }
}
