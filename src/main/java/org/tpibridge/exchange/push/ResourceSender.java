package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.client.EhrSearch.SearchResult;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.outgoing.OutgoingResources;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.push.DeliveryRecorder.Confirmed;
import org.tpibridge.exchange.push.DeliveryRecorder.OpenAttempt;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.mapping.transaction.TransactionEntries;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/** Sends one resource in a separate request. */
final class ResourceSender {
  private static final int STALE_ATTEMPTS = 3;

  private final PushTarget target;
  private final DeliveryRecorder recorder;
  private final Preparation preparation;
  private final ReadBack readBack;

  ResourceSender(
      PushTarget target, DeliveryRecorder recorder, Preparation preparation, ReadBack readBack) {
    this.readBack = readBack;
    this.target = target;
    this.recorder = recorder;
    this.preparation = preparation;
  }

  /**
   * @param targets where references lead; the resource is added if it is created
   */
  Outcome send(PlannedResource planned, ReferenceTargets targets) {
    if (planned.remote().isEmpty() && planned.choice().method() == SendMethod.SEARCH_THEN_CREATE) {
      Optional<Outcome> found = adoptFound(planned, targets);
      if (found.isPresent()) {
        return found.get();
      }
    }
    for (int attempt = 1; ; attempt++) {
      Preparation.Result result = preparation.prepare(planned, targets, recorder.patientId());
      if (result instanceof Preparation.Result.Failed failed) {
        return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
      }
      if (result instanceof Preparation.Result.Undecided undecided) {
        recorder.review(undecided.review());
        return undecided.outcome();
      }
      if (result instanceof Preparation.Result.Ready ready
          && (ready.resource().outgoing().isPresent() || planned.action() == SendAction.DELETE)) {
        Outcome outcome = send(ready.resource(), targets);
        if (!outcome.equals(STALE) || attempt == STALE_ATTEMPTS) {
          return outcome;
        }
      } else {
        Optional<String> version =
            result instanceof Preparation.Result.Ready same
                ? same.resource().version()
                : Optional.empty();
        planned
            .remote()
            .ifPresent(r -> recorder.unchanged(List.of(new Confirmed(planned, r, version))));
        return Outcome.DONE;
      }
    }
  }

  private static final Outcome STALE =
      Outcome.of(Outcome.Kind.RETRY, "the EHR changed the resource at the same time");

  /** Finds the resource by its identifier: an earlier create may have been done. */
  private Optional<Outcome> adoptFound(PlannedResource planned, ReferenceTargets targets) {
    Optional<Identifier> identifier =
        OutgoingResources.of(
                planned.resource().json(), targets, planned.choice().method(), Optional.empty())
            .flatMap(TransactionEntries::identifier);
    if (identifier.isEmpty()) {
      return Optional.empty();
    }
    String query =
        ConditionalQuery.identifier(identifier.get().getSystem(), identifier.get().getValue())
            .replace("|", "%7C");
    SearchResult result =
        EhrSearch.lookUp(target.client(), planned.resource().type() + "?" + query);
    if (result instanceof SearchResult.Failed failed) {
      return Optional.of(Outcome.ofFailedRead(ReplyVerdict.of(failed.reply())));
    }
    List<Resource> found = ((SearchResult.Found) result).resources();
    if (found.size() > 1) {
      recorder.review(
          new NewReview(
              target.name(),
              recorder.patientId(),
              ReviewKind.UNKNOWN_RESULT,
              planned.name(),
              found.stream().map(EhrSearch::name).toList(),
              "The EHR has several resources with this identifier."));
      return Optional.of(Outcome.of(Outcome.Kind.REVIEW, "several resources with one identifier"));
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String remote = EhrSearch.name(found.get(0));
    targets.set(planned.name(), remote);
    recorder.unchanged(
        List.of(
            new Confirmed(
                planned, remote, Optional.ofNullable(found.get(0).getMeta().getVersionId()))));
    return Optional.of(Outcome.DONE);
  }

  private Outcome send(PreparedResource prepared, ReferenceTargets targets) {
    PlannedResource planned = prepared.planned();
    OpenAttempt open =
        recorder.begin(kind(planned), planned.resource().version().visit(), List.of(prepared));
    EhrReply reply = target.client().send(request(prepared));
    ReplyVerdict verdict = ReplyVerdict.of(reply);
    if (planned.action() == SendAction.DELETE
        && reply instanceof Refused refused
        && (refused.status() == 404 || refused.status() == 410)) {
      recorder.accepted(
          open,
          reply,
          List.of(new Confirmed(planned, planned.remote().orElseThrow(), Optional.empty())));
      return Outcome.DONE;
    }
    switch (verdict.step()) {
      case ACCEPTED -> {
        return accepted(open, prepared, targets, (Success) reply);
      }
      case UNKNOWN -> {
        recorder.unknown(open, reply);
        return Outcome.of(Outcome.Kind.RETRY, verdict);
      }
      case STALE -> {
        if (reply instanceof Refused refused
            && planned.remote().isEmpty()
            && refused.location().isPresent()) {
          // A duplicate is answered with the resource that is already there.
          String remote = refused.location().get();
          targets.set(planned.name(), remote);
          recorder.accepted(open, reply, List.of(new Confirmed(planned, remote, Optional.empty())));
          return Outcome.DONE;
        }
        recorder.notDone(open, AttemptResult.REFUSED, reply, false);
        return planned.remote().isPresent() ? STALE : duplicate(open, planned, verdict);
      }
      case RETRY -> recorder.notDone(open, AttemptResult.REFUSED, reply, false);
      case EHR_UNAVAILABLE -> {
        recorder.notDone(open, AttemptResult.NOT_SENT, reply, false);
        return Outcome.of(Outcome.Kind.EHR_UNAVAILABLE, verdict);
      }
      case NOT_SUPPORTED -> {
        recorder.notDone(open, AttemptResult.REFUSED, reply, false);
        recorder.notSupported(planned.resource().type(), interaction(planned), verdict.message());
        return Outcome.of(Outcome.Kind.REPLAN, verdict);
      }
      case REVIEW -> {
        recorder.notDone(open, AttemptResult.REFUSED, reply, false);
        return Outcome.of(Outcome.Kind.REVIEW, verdict);
      }
      case REFUSED -> {
        recorder.notDone(open, AttemptResult.REFUSED, reply, true);
        return Outcome.of(Outcome.Kind.REFUSED, verdict);
      }
    }
    return Outcome.of(Outcome.Kind.RETRY, verdict);
  }

  /**
   * The EHR says that it has the new resource already, but not which one: the next attempt looks
   * for it as for one whose answer was lost.
   */
  private Outcome duplicate(OpenAttempt open, PlannedResource planned, ReplyVerdict verdict) {
    recorder.unknown(
        open, new EhrReply.Unanswered("The EHR answered that it already has " + planned.name()));
    return Outcome.of(Outcome.Kind.RETRY, verdict);
  }

  private Outcome accepted(
      OpenAttempt open, PreparedResource prepared, ReferenceTargets targets, Success success) {
    PlannedResource planned = prepared.planned();
    Optional<String> remote =
        success
            .location()
            .or(planned::remote)
            .or(() -> success.resource().filter(Resource::hasIdElement).map(EhrSearch::name))
            .or(
                () ->
                    planned.choice().method() == SendMethod.PUT
                        ? Optional.of(planned.name())
                        : Optional.empty());
    if (remote.isEmpty()) {
      recorder.unknown(open, success);
      return Outcome.of(
          Outcome.Kind.RETRY, "the EHR accepted the resource and did not say under which id");
    }
    targets.set(planned.name(), remote.get());
    recorder.accepted(
        open, success, List.of(new Confirmed(planned, remote.get(), success.version())));
    if (planned.action() == SendAction.CREATE) {
      prepared
          .outgoing()
          .ifPresent(sent -> readBack.check(sent.fhirType(), () -> sent, remote.get()));
    }
    return Outcome.DONE;
  }

  /** The interaction that the EHR turned out not to have. */
  private static String interaction(PlannedResource planned) {
    if (planned.action() == SendAction.DELETE) {
      return "delete";
    }
    if (planned.remote().isPresent()) {
      return "update";
    }
    return planned.choice().method() == SendMethod.PUT ? "update-create" : "create";
  }

  private static RequestKind kind(PlannedResource planned) {
    return planned.remote().isEmpty()
        ? RequestKind.CREATE
        : planned.action() == SendAction.DELETE ? RequestKind.DELETE : RequestKind.UPDATE;
  }

  private static EhrRequest request(PreparedResource prepared) {
    PlannedResource planned = prepared.planned();
    if (planned.action() == SendAction.DELETE) {
      return EhrRequest.delete(planned.remote().orElseThrow(), prepared.version());
    }
    Resource resource = prepared.outgoing().orElseThrow();
    if (planned.remote().isPresent()) {
      return EhrRequest.update(resource, prepared.version());
    }
    return switch (planned.choice().method()) {
      case PUT, TRANSACTION -> EhrRequest.update(resource, Optional.empty());
      case CONDITIONAL_CREATE, CONDITIONAL_TRANSACTION ->
          TransactionEntries.identifier(resource)
              .map(
                  of ->
                      EhrRequest.createIfNone(
                          resource, ConditionalQuery.identifier(of.getSystem(), of.getValue())))
              .orElseGet(() -> EhrRequest.create(resource));
      case SEARCH_THEN_CREATE, CREATE, DOCUMENT, MESSAGE, NONE -> EhrRequest.create(resource);
    };
  }
}
