package org.tpibridge.exchange.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.outgoing.OutgoingResources;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.exchange.push.DeliveryRecorder.Confirmed;
import org.tpibridge.exchange.push.DeliveryRecorder.OpenAttempt;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.mapping.json.LinkedResource;
import org.tpibridge.mapping.transaction.TransactionEntries;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;

/** Sends the changes of a visit in one transaction: the EHR has all of them, or none. */
final class TransactionSender {
  private static final int STALE_ATTEMPTS = 3;

  private final PushTarget target;
  private final DeliveryRecorder recorder;
  private final Preparation preparation;
  private final ReadBack readBack;

  TransactionSender(
      PushTarget target, DeliveryRecorder recorder, Preparation preparation, ReadBack readBack) {
    this.readBack = readBack;
    this.target = target;
    this.recorder = recorder;
    this.preparation = preparation;
  }

  /**
   * @param references shared resources that the EHR does not have and that are created with the
   *     visit
   * @param targets where references lead; what the transaction creates is added
   */
  Outcome send(
      OptionalLong visit,
      List<PlannedResource> changes,
      List<LocalResource> references,
      ReferenceTargets targets) {
    Outcome outcome = Outcome.DONE;
    for (int attempt = 0; attempt < STALE_ATTEMPTS; attempt++) {
      outcome = sendOnce(visit, changes, references, targets);
      if (!outcome.equals(STALE)) {
        return outcome;
      }
    }
    return outcome;
  }

  private static final Outcome STALE =
      Outcome.of(Outcome.Kind.RETRY, "the EHR changed a resource at the same time");

  private Outcome sendOnce(
      OptionalLong visit,
      List<PlannedResource> changes,
      List<LocalResource> references,
      ReferenceTargets targets) {
    ReferenceTargets within = targets.copy();
    for (PlannedResource change : changes) {
      if (change.remote().isEmpty()) {
        within.set(change.name(), fullUrl(change.resource()));
      }
    }
    references.forEach(resource -> within.set(resource.name(), fullUrl(resource)));
    List<PreparedResource> ready = new ArrayList<>();
    List<Confirmed> unchanged = new ArrayList<>();
    Outcome outcome = Outcome.DONE;
    for (PlannedResource change : changes) {
      Preparation.Result result = preparation.prepare(change, within, recorder.patientId());
      if (result instanceof Preparation.Result.Failed failed) {
        return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
      }
      if (result instanceof Preparation.Result.Undecided undecided) {
        recorder.review(undecided.review());
        // A person decides about all of the visit at once.
        outcome = outcome.worse(undecided.outcome());
      } else if (result instanceof Preparation.Result.NothingToDo) {
        change.remote().ifPresent(r -> unchanged.add(new Confirmed(change, r, Optional.empty())));
      } else if (result instanceof Preparation.Result.Ready prepared) {
        PreparedResource resource = prepared.resource();
        if (resource.outgoing().isEmpty() && change.action() != SendAction.DELETE) {
          unchanged.add(new Confirmed(change, change.remote().orElseThrow(), resource.version()));
        } else {
          ready.add(resource);
        }
      }
    }
    if (!outcome.isDone()) {
      return outcome;
    }
    if (!unchanged.isEmpty()) {
      recorder.unchanged(unchanged);
    }
    if (ready.isEmpty()) {
      return Outcome.DONE;
    }
    return send(visit, ready, references, within, targets);
  }

  private Outcome send(
      OptionalLong visit,
      List<PreparedResource> ready,
      List<LocalResource> references,
      ReferenceTargets within,
      ReferenceTargets targets) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (LocalResource reference : references) {
      bundle.addEntry(created(reference, within));
    }
    ready.forEach(resource -> bundle.addEntry(entry(resource)));
    OpenAttempt open = recorder.begin(RequestKind.TRANSACTION, visit, begun(ready, references));
    EhrReply reply = target.client().send(EhrRequest.bundle(bundle));
    ReplyVerdict verdict = ReplyVerdict.of(reply);
    switch (verdict.step()) {
      case ACCEPTED -> {
        return accepted(open, ready, references, targets, (Success) reply);
      }
      case UNKNOWN -> {
        recorder.unknown(open, reply);
        return Outcome.of(Outcome.Kind.RETRY, verdict);
      }
      case RETRY -> recorder.notDone(open, AttemptResult.REFUSED, reply, false);
      case STALE -> {
        recorder.notDone(open, AttemptResult.REFUSED, reply, false);
        return STALE;
      }
      case EHR_UNAVAILABLE -> {
        recorder.notDone(open, AttemptResult.NOT_SENT, reply, false);
        return Outcome.of(Outcome.Kind.EHR_UNAVAILABLE, verdict);
      }
      case NOT_SUPPORTED -> {
        recorder.notDone(open, AttemptResult.REFUSED, reply, false);
        recorder.notSupported("", "transaction", verdict.message());
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
   * What may have arrived if the answer is lost, with the patient: otherwise nothing would say that
   * this program created the record. Others that are created may be those of another push, too.
   */
  private static List<PreparedResource> begun(
      List<PreparedResource> ready, List<LocalResource> references) {
    return Stream.concat(
            ready.stream(),
            references.stream()
                .filter(reference -> reference.type().equals(PatientSnapshot.PATIENT))
                .map(
                    reference ->
                        new PreparedResource(
                            created(reference),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of())))
        .toList();
  }

  /** Reads the answer entry by entry: some servers process a transaction as a batch. */
  private Outcome accepted(
      OpenAttempt open,
      List<PreparedResource> ready,
      List<LocalResource> references,
      ReferenceTargets targets,
      Success success) {
    List<BundleEntryComponent> answers =
        success.resource().orElse(null) instanceof Bundle answer ? answer.getEntry() : List.of();
    List<Confirmed> confirmed = new ArrayList<>();
    Outcome outcome = Outcome.DONE;
    for (int i = 0; i < ready.size(); i++) {
      PlannedResource planned = ready.get(i).planned();
      int at = references.size() + i;
      Optional<BundleEntryResponseComponent> response =
          at < answers.size()
              ? Optional.of(answers.get(at).getResponse())
              : Optional.<BundleEntryResponseComponent>empty();
      Optional<String> remote =
          response
              .flatMap(one -> EntryAnswer.location(one.getLocation()))
              .or(planned::remote)
              .or(() -> ownId(planned));
      boolean done = response.map(one -> EntryAnswer.isSuccess(one.getStatus())).orElse(false);
      if (done && remote.isPresent()) {
        confirmed.add(new Confirmed(planned, remote.get(), EntryAnswer.version(response.get())));
        targets.set(planned.name(), remote.get());
      } else {
        outcome =
            outcome.worse(
                response
                    .map(one -> EntryAnswer.outcome(one.getStatus()))
                    .orElse(Outcome.of(Outcome.Kind.RETRY, "the answer is incomplete")));
      }
    }
    for (int i = 0; i < references.size() && i < answers.size(); i++) {
      LocalResource reference = references.get(i);
      BundleEntryResponseComponent response = answers.get(i).getResponse();
      Optional<String> remote =
          EntryAnswer.location(response.getLocation())
              .filter(location -> EntryAnswer.isSuccess(response.getStatus()));
      if (remote.isPresent()) {
        confirmed.add(
            new Confirmed(created(reference), remote.get(), EntryAnswer.version(response)));
        recorder.matched(reference, remote, MatchMethod.CREATED, "created with the first visit");
        targets.set(reference.name(), remote.get());
      }
    }
    recorder.accepted(open, success, confirmed);
    ready.stream()
        .filter(one -> one.planned().action() == SendAction.CREATE)
        .forEach(
            one ->
                targets
                    .of(one.planned().name())
                    .ifPresent(
                        remote ->
                            readBack.check(
                                one.planned().resource().type(),
                                () -> resolved(one, targets),
                                remote)));
    return outcome;
  }

  private static Optional<String> ownId(PlannedResource planned) {
    return planned.choice().method() == SendMethod.TRANSACTION
        ? Optional.of(planned.name())
        : Optional.empty();
  }

  /** As the EHR has it: references within a transaction lead to the ids that it assigned. */
  private static Resource resolved(PreparedResource prepared, ReferenceTargets targets) {
    PlannedResource planned = prepared.planned();
    return OutgoingResources.of(
            planned.resource().json(), targets, planned.choice().method(), Optional.empty())
        .orElseThrow();
  }

  private static PlannedResource created(LocalResource reference) {
    return new PlannedResource(
        reference,
        SendAction.CREATE,
        new Choice(SendMethod.CONDITIONAL_CREATE, "the settings allow it"),
        Optional.empty());
  }

  private static String fullUrl(LocalResource resource) {
    return TransactionEntries.fullUrl(resource.version().id());
  }

  private static BundleEntryComponent created(LocalResource reference, ReferenceTargets within) {
    Resource resource = within.rewrite(LinkedResource.of(reference.json())).resource();
    resource.setIdElement(null);
    Identifier identifier = TransactionEntries.identifier(resource).orElseThrow();
    return new BundleEntryComponent()
        .setFullUrl(fullUrl(reference))
        .setResource(resource)
        .setRequest(
            TransactionEntries.conditionalPost(
                reference.type(), identifier.getSystem(), identifier.getValue()));
  }

  private static BundleEntryComponent entry(PreparedResource prepared) {
    PlannedResource planned = prepared.planned();
    BundleEntryComponent entry = new BundleEntryComponent();
    if (planned.action() == SendAction.DELETE) {
      return entry.setRequest(
          new BundleEntryRequestComponent()
              .setMethod(HTTPVerb.DELETE)
              .setUrl(planned.remote().orElseThrow()));
    }
    Resource resource = prepared.outgoing().orElseThrow();
    entry.setResource(resource);
    if (planned.remote().isPresent()) {
      return entry
          .setFullUrl("urn:uuid:" + UUID.nameUUIDFromBytes(resource.getId().getBytes(UTF_8)))
          .setRequest(
              new BundleEntryRequestComponent()
                  .setMethod(HTTPVerb.PUT)
                  .setUrl(planned.remote().get())
                  .setIfMatch(
                      prepared.version().map(version -> "W/\"" + version + "\"").orElse(null)));
    }
    entry.setFullUrl(fullUrl(planned.resource()));
    return planned.choice().method() == SendMethod.TRANSACTION
        ? entry.setRequest(
            TransactionEntries.put(resource.fhirType(), planned.resource().version().id()))
        : entry.setRequest(
            TransactionEntries.conditionalPut(resource.fhirType(), query(planned, resource)));
  }

  /** A type without identifiers is found by a tag with the id of this store. */
  private static String query(PlannedResource planned, Resource resource) {
    return TransactionEntries.identifier(resource)
        .map(of -> ConditionalQuery.identifier(of.getSystem(), of.getValue()))
        .orElseGet(
            () -> {
              String id = planned.resource().version().id();
              resource.getMeta().addTag().setSystem(CanonicalUrls.RESOURCE_ID).setCode(id);
              return ConditionalQuery.tag(CanonicalUrls.RESOURCE_ID, id);
            });
  }
}
