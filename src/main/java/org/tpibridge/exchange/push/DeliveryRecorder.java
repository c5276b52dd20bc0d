package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Records what is about to be sent of a patient to an EHR, and the results. */
interface DeliveryRecorder {

  /** A request whose result is not recorded yet. */
  record OpenAttempt(long key, List<PlannedResource> resources) {}

  /**
   * A resource that the EHR has.
   *
   * @param remote {@code Type/id} at the EHR
   */
  record Confirmed(PlannedResource resource, String remote, Optional<String> version) {}

  /** The id of the Patient resource. */
  String patientId();

  /** Records a request before it is sent, so that a lost answer can be looked up later. */
  OpenAttempt begin(RequestKind kind, OptionalLong visit, List<PreparedResource> resources);

  /** Records that the EHR accepted a request. */
  void accepted(OpenAttempt attempt, EhrReply reply, List<Confirmed> confirmed);

  /** Records what needed no request: the EHR already has the content. */
  void unchanged(List<Confirmed> confirmed);

  /**
   * Records that the EHR has certainly not done what was requested.
   *
   * @param refused whether the same request would be refused again
   */
  void notDone(OpenAttempt attempt, AttemptResult result, EhrReply reply, boolean refused);

  /** Records that no person has to decide any more about a resource. */
  void obsolete(ReviewKind kind, String localReference);

  /** Records that nobody waits any more for the answers to earlier requests. */
  void abandoned(List<LedgerEntry> unresolved);

  /** Records that it is not known whether the EHR has done what was requested. */
  void unknown(OpenAttempt attempt, EhrReply reply);

  /**
   * Records that the EHR has earlier contents that cannot be changed. Of a later merge, these
   * remain the base.
   */
  void outdated(List<PlannedResource> resources);

  /** Records states that need no request. */
  void set(List<PlannedResource> resources, LedgerState state);

  /**
   * Records what was found out about a lost answer.
   *
   * @param remote {@code Type/id} at the EHR; empty if the request never arrived
   */
  void resolved(LedgerEntry entry, Optional<String> remote, Optional<String> version);

  /**
   * Records that the EHR never does something, whatever it declares.
   *
   * @param type empty for the whole server
   */
  void notSupported(String type, String interaction, String reason);

  void review(NewReview item);

  /**
   * @param remote {@code Type/id} at the EHR
   */
  void matched(
      LocalResource resource, Optional<String> remote, MatchMethod method, String explanation);
}
