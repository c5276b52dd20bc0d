package org.tpibridge.exchange.push;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.conflict.ConflictReviews;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.VisitPlanner.VisitPlan;
import org.tpibridge.mapping.EnteredInError;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/** The conflicts of a patient that are open when a delivery begins: nothing is sent before them. */
final class OpenConflicts {
  private final Delivery delivery;
  private final ConflictReviews reviews;

  OpenConflicts(Delivery delivery) {
    this.delivery = delivery;
    this.reviews = delivery.reviews();
  }

  /** Waits for decisions about resources that the EHR no longer has, unless it has them again. */
  Outcome checkRemoved() {
    Outcome outcome = Outcome.DONE;
    for (Review removed : reviews.open(ReviewKind.REMOVED)) {
      outcome = outcome.worse(checkRemoved(removed));
    }
    for (Review withdrawn : reviews.open(ReviewKind.WITHDRAWN)) {
      outcome = outcome.worse(checkRemoved(withdrawn));
    }
    return outcome;
  }

  private Outcome checkRemoved(Review review) {
    Optional<String> remote = review.item().candidates().stream().findFirst();
    if (remote.isPresent()) {
      EhrReply reply = delivery.target().client().send(EhrRequest.read(remote.get()));
      if (reply instanceof Success success && countsThere(success, review)) {
        delivery.recorder().obsolete(review.item().kind(), review.item().localReference());
        return Outcome.DONE;
      }
      if (!(reply instanceof Success || reply instanceof Refused)) {
        return Outcome.ofFailedRead(ReplyVerdict.of(reply));
      }
    }
    return Outcome.of(Outcome.Kind.REVIEW, "the EHR removed a resource that was sent");
  }

  private static boolean countsThere(Success reply, Review review) {
    return review.item().kind() == ReviewKind.REMOVED
        || reply.resource().filter(EnteredInError::isMarked).isEmpty();
  }

  /** The visits with open conflicts first: nothing is sent while one remains. */
  List<VisitPlan> first(List<VisitPlan> plans) {
    return plans.stream().sorted(Comparator.comparing(plan -> !hasConflict(plan))).toList();
  }

  private boolean hasConflict(VisitPlan plan) {
    return plan.requests().stream()
        .anyMatch(one -> reviews.isOpen(ReviewKind.CONFLICT, one.name()));
  }

  /** Closes conflicts about what is not sent any more, such as a change that was undone here. */
  void closeOthers(List<VisitPlan> plans, Optional<PlannedResource> correction) {
    Set<String> sent =
        Stream.concat(plans.stream().flatMap(plan -> plan.requests().stream()), correction.stream())
            .map(PlannedResource::name)
            .collect(Collectors.toSet());
    for (Review conflict : reviews.open(ReviewKind.CONFLICT)) {
      String local = conflict.item().localReference();
      if (!sent.contains(local) && !local.startsWith(VisitDocuments.TYPE + "/")) {
        delivery.recorder().obsolete(ReviewKind.CONFLICT, local);
      }
    }
  }
}
