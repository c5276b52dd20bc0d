package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.conflict.ConflictReviews;
import org.tpibridge.exchange.conflict.ThreeWayMerge;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Merge;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Policy;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.outgoing.OutgoingResources;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.mapping.EnteredInError;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;

/**
 * Prepares what is sent: a new resource as it is stored, a changed one as a merge into the EHR's
 * current copy.
 */
record Preparation(
    EhrClient client,
    Store store,
    String ehr,
    Policy policy,
    ConflictReviews reviews,
    DeliveryRecorder recorder) {

  /** The result for one resource. */
  sealed interface Result {
    record Ready(PreparedResource resource) implements Result {}

    /** The EHR no longer has it, or it refers to nothing there. */
    record NothingToDo(PlannedResource planned) implements Result {}

    /** A person has to decide. */
    record Undecided(NewReview review) implements Result {

      Outcome outcome() {
        return Outcome.of(
            Outcome.Kind.REVIEW,
            switch (review.kind()) {
              case REMOVED -> "the EHR removed a resource that was changed here";
              case WITHDRAWN -> "the EHR marked a resource as entered in error";
              default -> "both sides changed the same element";
            });
      }
    }

    record Failed(EhrReply reply) implements Result {}
  }

  Result prepare(PlannedResource planned, ReferenceTargets targets, String patientId) {
    if (planned.remote().isEmpty()) {
      return OutgoingResources.of(
              planned.resource().json(), targets, planned.choice().method(), Optional.empty())
          .<Result>map(
              outgoing ->
                  new Result.Ready(
                      new PreparedResource(
                          planned, Optional.of(outgoing), Optional.empty(), List.of(), List.of())))
          .orElseGet(() -> new Result.NothingToDo(planned));
    }
    String remote = planned.remote().get();
    EhrReply reply = client.send(EhrRequest.read(remote));
    if (reply instanceof Refused refused && (refused.status() == 404 || refused.status() == 410)) {
      return planned.action() == SendAction.UPDATE
          ? new Result.Undecided(
              review(
                  planned,
                  patientId,
                  ReviewKind.REMOVED,
                  remote,
                  "The EHR no longer has this resource."))
          : new Result.NothingToDo(planned);
    }
    if (!(reply instanceof Success success) || success.resource().isEmpty()) {
      return new Result.Failed(reply);
    }
    Result result = merged(planned, targets, patientId, remote, success);
    obsolete(ReviewKind.REMOVED, planned);
    if (!(result instanceof Result.Undecided undecided)
        || undecided.review().kind() != ReviewKind.WITHDRAWN) {
      obsolete(ReviewKind.WITHDRAWN, planned);
    }
    if (!(result instanceof Result.Undecided)) {
      obsolete(ReviewKind.CONFLICT, planned);
    }
    return result;
  }

  /** The EHR has the resource again, the settings were changed, or both sides agree by now. */
  private void obsolete(ReviewKind kind, PlannedResource planned) {
    if (reviews.isOpen(kind, planned.name())) {
      recorder.obsolete(kind, planned.name());
    }
  }

  private Result merged(
      PlannedResource planned,
      ReferenceTargets targets,
      String patientId,
      String remote,
      Success success) {
    Resource theirs = success.resource().orElseThrow();
    Optional<String> version =
        success.version().or(() -> Optional.ofNullable(theirs.getMeta().getVersionId()));
    if (planned.action() == SendAction.DELETE) {
      return new Result.Ready(
          new PreparedResource(planned, Optional.empty(), version, List.of(), List.of()));
    }
    if (planned.resource().type().equals(VisitDocuments.TYPE)) {
      Resource ours =
          OutgoingResources.of(
                  planned.resource().json(),
                  targets,
                  planned.choice().method(),
                  Optional.of(remote))
              .orElseThrow();
      return ready(planned, ThreeWayMerge.overlay(ours, theirs), theirs, version);
    }
    LedgerEntry before = planned.before().orElseThrow();
    byte[] base = store.read(tx -> tx.resources().content(before.version()));
    Optional<Resource> sent =
        OutgoingResources.of(base, targets, planned.choice().method(), Optional.of(remote));
    Optional<Resource> ours =
        OutgoingResources.of(
            planned.resource().json(), targets, planned.choice().method(), Optional.of(remote));
    if (sent.isEmpty() || ours.isEmpty()) {
      return new Result.NothingToDo(planned);
    }
    Set<String> restored = Set.of();
    if (EnteredInError.isMarked(theirs)
        && !EnteredInError.isMarked(sent.get())
        && !EnteredInError.isMarked(ours.get())) {
      String element = EnteredInError.element(theirs);
      String explanation = ConflictReviews.enteredInError(version);
      Winner winner = policy.of(theirs.fhirType() + "." + element);
      if (winner == Winner.PERSON) {
        winner = reviews.decision(planned.name(), explanation).orElse(Winner.PERSON);
      }
      switch (winner) {
        case CLINIC -> restored = Set.of(element);
        case EHR -> {
          return new Result.NothingToDo(planned);
        }
        case PERSON -> {
          return new Result.Undecided(
              review(planned, patientId, ReviewKind.WITHDRAWN, remote, explanation));
        }
      }
    }
    Merge merge = ThreeWayMerge.merge(sent.get(), ours.get(), theirs, policy, restored);
    if (!merge.undecided().isEmpty()) {
      String explanation = ConflictReviews.explanation(merge.undecided());
      Optional<Winner> decided = reviews.decision(planned.name(), explanation);
      if (decided.isEmpty()) {
        return new Result.Undecided(
            review(planned, patientId, ReviewKind.CONFLICT, remote, explanation));
      }
      merge =
          ThreeWayMerge.merge(
              sent.get(),
              ours.get(),
              theirs,
              // A person decides about what no policy decides.
              element -> policy.of(element) == Winner.PERSON ? decided.get() : policy.of(element),
              restored);
    }
    return ready(planned, merge, theirs, version);
  }

  private static Result ready(
      PlannedResource planned, Merge merge, Resource theirs, Optional<String> version) {
    merge.merged().ifPresent(resource -> resource.setId(theirs.getIdElement().getIdPart()));
    return new Result.Ready(
        new PreparedResource(
            planned,
            merge.merged(),
            version,
            merge.merged().map(one -> ThreeWayMerge.changed(theirs, one)).orElse(List.of()),
            merge.kept()));
  }

  private NewReview review(
      PlannedResource planned,
      String patientId,
      ReviewKind kind,
      String remote,
      String explanation) {
    return new NewReview(ehr, patientId, kind, planned.name(), List.of(remote), explanation);
  }
}
