package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.DependencyOrder;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.planning.VisitPlanner.VisitPlan;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.SendMethods;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Sends visits of one patient: in one transaction, as single resources, and as a document. */
final class VisitDelivery {
  private final Delivery delivery;
  private final PatientSnapshot snapshot;
  private final ReferenceTargets targets;
  private final MissingReferences missing;
  private final boolean isNewPatient;
  private final VisitMatching matching;
  private final SendMethods methods;

  /**
   * @param targets where references lead; what is created is added
   * @param missing shared resources that the EHR does not have and that may be created; what is
   *     created is removed
   * @param isNewPatient whether the EHR has no record of the patient yet
   */
  VisitDelivery(
      Delivery delivery,
      PatientSnapshot snapshot,
      ReferenceTargets targets,
      List<LocalResource> missing,
      boolean isNewPatient) {
    this.delivery = delivery;
    this.snapshot = snapshot;
    this.targets = targets;
    this.missing = new MissingReferences(delivery, snapshot, targets, missing);
    this.isNewPatient = isNewPatient;
    this.matching = new VisitMatching(delivery, snapshot);
    this.methods = delivery.methods();
  }

  Outcome send(VisitPlan plan) {
    recordWithoutRequest(plan);
    if (plan.requests().isEmpty() && !plan.needs(SendAction.DOCUMENT)) {
      return Outcome.DONE;
    }
    Outcome prepared = prepare(plan);
    if (!prepared.isDone()) {
      return prepared;
    }
    Outcome outcome = sendTogether(plan);
    List<PlannedResource> parts = new ArrayList<>(plan.with(SendAction.DOCUMENT));
    outcome = sendSingle(plan, parts, outcome);
    if (!parts.isEmpty() && goesOn(outcome)) {
      outcome = outcome.worse(sendDocument(plan, parts));
    }
    return outcome;
  }

  private Outcome sendDocument(VisitPlan plan, List<PlannedResource> parts) {
    return methods.asDocument("").method() == SendMethod.MESSAGE
        ? new MessageSender(delivery, snapshot).send(plan.visit(), parts)
        : new DocumentSender(delivery).send(plan.visit(), parts, snapshot, targets);
  }

  /** What was refused does not stop what does not depend on it. */
  private static boolean goesOn(Outcome outcome) {
    return outcome.isDone() || outcome.kind() == Outcome.Kind.REFUSED;
  }

  private void recordWithoutRequest(VisitPlan plan) {
    List<PlannedResource> excluded = plan.with(SendAction.EXCLUDE);
    delivery.recorder().set(excluded, LedgerState.EXCLUDED);
    excluded.forEach(one -> delivery.counts().add(one, Outcome.DONE));
    NotTransmittable.record(
        plan.with(SendAction.NOT_TRANSMITTABLE), delivery.recorder(), delivery.counts());
  }

  /** Finds in the EHR what the visit needs before anything is written. */
  private Outcome prepare(VisitPlan plan) {
    if (!delivery.target().settings().hasFhir()) {
      return Outcome.DONE;
    }
    Optional<String> patient = targets.of(snapshot.patientReference());
    if (plan.isNew() && patient.isPresent() && !isNewPatient) {
      Outcome documented = matching.checkDocumented(plan, patient.get());
      if (!documented.isDone()) {
        return documented;
      }
    }
    Outcome references = matching.matchReferences(plan, targets, missing.all(), patient);
    if (!references.isDone()) {
      return references;
    }
    if (delivery.readFirst()) {
      // The ledger may be older than the EHR, so nothing is created before the EHR was searched.
      Outcome read = readBeforeCreate(plan, patient);
      if (!read.isDone()) {
        return read;
      }
    }
    boolean together = plan.requests().stream().anyMatch(VisitDelivery::isTogether);
    return together ? Outcome.DONE : missing.create();
  }

  private static boolean isTogether(PlannedResource planned) {
    return planned.choice().method().isTransaction();
  }

  private Outcome readBeforeCreate(VisitPlan plan, Optional<String> patient) {
    List<LedgerEntry> asUnknown =
        plan.with(SendAction.CREATE).stream()
            .map(
                one ->
                    StoredDeliveries.entry(
                        delivery.target(), snapshot.patientId(), one, LedgerState.UNKNOWN))
            .toList();
    Outcome outcome = delivery.reconciliation().resolve(snapshot, asUnknown, patient);
    if (!outcome.isDone()) {
      return outcome;
    }
    boolean found = !delivery.snapshot().ledger().keySet().equals(snapshot.ledger().keySet());
    return found ? Outcome.of(Outcome.Kind.REPLAN, "the EHR has resources of the visit") : outcome;
  }

  private Outcome sendTogether(VisitPlan plan) {
    List<PlannedResource> together =
        plan.requests().stream().filter(VisitDelivery::isTogether).toList();
    if (together.isEmpty()) {
      return Outcome.DONE;
    }
    Outcome outcome =
        missing.exclusively(
            () ->
                delivery
                    .transactionSender()
                    .send(
                        together.get(0).resource().version().visit(),
                        together,
                        List.copyOf(missing.all()),
                        targets));
    together.forEach(one -> delivery.counts().add(one, outcome));
    if (outcome.isDone()) {
      missing.all().clear();
    }
    return outcome;
  }

  /**
   * @param parts receives what the EHR refuses as a resource and may take in the document
   */
  private Outcome sendSingle(VisitPlan plan, List<PlannedResource> parts, Outcome before) {
    Outcome outcome = before;
    List<PlannedResource> single =
        plan.requests().stream().filter(one -> !isTogether(one)).toList();
    if (single.isEmpty()) {
      return before;
    }
    ResourceSender sender = delivery.resourceSender();
    for (PlannedResource one : DependencyOrder.of(single)) {
      if (goesOn(outcome)) {
        Outcome result = sender.send(one, targets);
        if (result.kind() == Outcome.Kind.REFUSED
            && one.action() == SendAction.CREATE
            && methods.hasDocuments()) {
          parts.add(one);
        } else {
          delivery.counts().add(one, result);
          outcome = outcome.worse(result);
        }
      }
    }
    return outcome;
  }
}
