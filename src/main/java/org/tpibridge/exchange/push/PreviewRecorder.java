package org.tpibridge.exchange.push;

import java.util.ArrayList;
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

/** Collects what would be sent, and stores nothing. */
final class PreviewRecorder implements DeliveryRecorder {
  private final String patientId;
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<NewReview> reviews = new ArrayList<>();

  PreviewRecorder(String patientId) {
    this.patientId = patientId;
  }

  List<PlannedChange> changes() {
    return changes;
  }

  List<NewReview> reviews() {
    return reviews;
  }

  @Override
  public String patientId() {
    return patientId;
  }

  @Override
  public OpenAttempt begin(RequestKind kind, OptionalLong visit, List<PreparedResource> resources) {
    for (PreparedResource one : resources) {
      PlannedResource planned = one.planned();
      changes.add(
          new PlannedChange(
              planned.name(),
              planned.action().description(),
              planned.choice().method().description(),
              planned.remote(),
              one.changed(),
              one.kept()));
    }
    return new OpenAttempt(0, resources.stream().map(PreparedResource::planned).toList());
  }

  @Override
  public void accepted(OpenAttempt attempt, EhrReply reply, List<Confirmed> confirmed) {}

  @Override
  public void unchanged(List<Confirmed> confirmed) {}

  @Override
  public void notDone(OpenAttempt attempt, AttemptResult result, EhrReply reply, boolean refused) {}

  @Override
  public void unknown(OpenAttempt attempt, EhrReply reply) {}

  @Override
  public void obsolete(ReviewKind kind, String localReference) {}

  @Override
  public void abandoned(List<LedgerEntry> unresolved) {}

  @Override
  public void outdated(List<PlannedResource> resources) {
    set(resources, LedgerState.OUTDATED);
  }

  @Override
  public void set(List<PlannedResource> resources, LedgerState state) {
    for (PlannedResource planned : resources) {
      changes.add(
          new PlannedChange(
              planned.name(),
              planned.action().description(),
              planned.choice().reason(),
              planned.remote(),
              List.of(),
              List.of()));
    }
  }

  @Override
  public void resolved(LedgerEntry entry, Optional<String> remote, Optional<String> version) {}

  @Override
  public void notSupported(String type, String interaction, String reason) {}

  @Override
  public void review(NewReview item) {
    reviews.add(item);
  }

  @Override
  public void matched(
      LocalResource resource, Optional<String> remote, MatchMethod method, String explanation) {}
}
