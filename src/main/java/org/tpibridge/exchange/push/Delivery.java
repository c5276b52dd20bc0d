package org.tpibridge.exchange.push;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.exchange.PushPolicy;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.SnapshotReader;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.SendMethods;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/**
 * Sending the data of one patient to one EHR: what all steps of it need.
 *
 * @param readFirst whether the EHR may have what the ledger does not list
 */
record Delivery(
    PushTarget target,
    EhrCapabilities capabilities,
    boolean readFirst,
    PushCounts counts,
    ReadBack readBack,
    DeliveryRecorder recorder) {

  PushPolicy policy() {
    return target.settings().push();
  }

  SendMethods methods() {
    return new SendMethods(capabilities);
  }

  PatientSnapshot snapshot() {
    return target
        .store()
        .read(tx -> new SnapshotReader(tx, target.name()).read(recorder.patientId()));
  }

  ResourceSender resourceSender() {
    return new ResourceSender(target, recorder, preparation(), readBack);
  }

  TransactionSender transactionSender() {
    return new TransactionSender(target, recorder, preparation(), readBack);
  }

  Reconciliation reconciliation() {
    return new Reconciliation(target, capabilities, recorder);
  }

  private Preparation preparation() {
    return new Preparation(
        target.client(),
        target.store(),
        target.name(),
        target.settings().conflicts()::winner,
        decisions());
  }

  /** The latest decisions of persons about conflicts of the patient, by resource. */
  private Map<String, Winner> decisions() {
    Map<String, Winner> decisions = new HashMap<>();
    reviews().stream()
        .filter(review -> !review.open() && review.item().kind() == ReviewKind.CONFLICT)
        .forEach(
            review ->
                decisions.put(
                    review.item().localReference(),
                    review.resolution().orElse("").equals("clinic") ? Winner.CLINIC : Winner.EHR));
    return decisions;
  }

  /** What persons decided or have to decide about the patient. */
  List<Review> reviews() {
    return target
        .store()
        .read(tx -> tx.exchange().reviews().ofPatient(target.name(), recorder.patientId()));
  }

  /**
   * Has a person decide.
   *
   * @param candidates {@code Type/id} at the EHR
   * @param explanation of the item, for users
   * @param message of the outcome, for users
   */
  Outcome review(
      ReviewKind kind,
      LocalResource resource,
      List<String> candidates,
      String explanation,
      String message) {
    recorder.review(
        new NewReview(
            target.name(), recorder.patientId(), kind, resource.name(), candidates, explanation));
    return Outcome.of(Outcome.Kind.REVIEW, message);
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "Delivery[" + target.name() + "]";
  }
}
