package org.tpibridge.exchange.push;

import java.util.List;
import org.tpibridge.exchange.conflict.ConflictReviews;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.SnapshotReader;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.SendMethods;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
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
    DeliveryRecorder recorder,
    SharedCreation sharedCreation) {

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

  /** What persons decided, or have to decide, about the patient. */
  ConflictReviews reviews() {
    return ConflictReviews.of(target.store(), target.name(), recorder.patientId());
  }

  private Preparation preparation() {
    return new Preparation(
        target.client(),
        target.store(),
        target.name(),
        target.settings().conflicts()::winner,
        reviews(),
        recorder);
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
