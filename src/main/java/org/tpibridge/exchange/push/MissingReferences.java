package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.DependencyOrder;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** What visits refer to, that the EHR does not have, and that may be created there. */
final class MissingReferences {
  private final Delivery delivery;
  private final PatientSnapshot snapshot;
  private final ReferenceTargets targets;
  private final List<LocalResource> missing;

  /**
   * @param targets where references lead; what is created is added
   * @param missing what is created is removed
   */
  MissingReferences(
      Delivery delivery,
      PatientSnapshot snapshot,
      ReferenceTargets targets,
      List<LocalResource> missing) {
    this.delivery = delivery;
    this.snapshot = snapshot;
    this.targets = targets;
    this.missing = missing;
  }

  List<LocalResource> all() {
    return missing;
  }

  /** Whether the ledger has a request about the entry of which the result is not known. */
  static boolean isOpen(LedgerEntry entry) {
    return (entry.state() == LedgerState.SENDING || entry.state() == LedgerState.UNKNOWN)
        && entry.remoteReference().isEmpty();
  }

  /** Runs what creates them, while no other sender creates what other patients share. */
  Outcome exclusively(Supplier<Outcome> work) {
    if (missing.stream().allMatch(this::isPatient)) {
      return work.get();
    }
    return delivery
        .sharedCreation()
        .exclusively(
            () -> {
              Outcome outcome = refresh();
              return outcome.isDone() ? work.get() : outcome;
            });
  }

  private boolean isPatient(LocalResource resource) {
    return resource.name().equals(snapshot.patientReference());
  }

  /** Another sender may have created some since they were looked for. */
  private Outcome refresh() {
    for (LocalResource one : List.copyOf(missing)) {
      if (!isPatient(one)) {
        Optional<LedgerEntry> open = entry(one).filter(MissingReferences::isOpen);
        if (open.isPresent()) {
          // Nobody is creating it now, so the request was that of a process that has ended.
          Outcome resolved =
              delivery.reconciliation().resolve(snapshot, List.of(open.get()), Optional.empty());
          if (!resolved.isDone()) {
            return resolved;
          }
        }
        entry(one)
            .filter(LedgerEntry::isAtEhr)
            .flatMap(LedgerEntry::remoteReference)
            .ifPresent(
                remote -> {
                  targets.set(one.name(), remote);
                  missing.remove(one);
                });
      }
    }
    return Outcome.DONE;
  }

  private Optional<LedgerEntry> entry(LocalResource resource) {
    PushTarget target = delivery.target();
    return target.store().read(tx -> tx.exchange().ledger().find(target.name(), resource.name()));
  }

  /**
   * Creates each of them, for an EHR without transactions. If the EHR accepts no patients, nothing
   * of the patient is sent: no resource may be without its patient.
   */
  Outcome create() {
    return missing.isEmpty() ? Outcome.DONE : exclusively(this::createEach);
  }

  private Outcome createEach() {
    List<PlannedResource> planned = new ArrayList<>();
    for (LocalResource one : missing) {
      planned.add(
          new PlannedResource(
              one, SendAction.CREATE, delivery.methods().of(one.type()), Optional.empty()));
    }
    ResourceSender sender = delivery.resourceSender();
    for (PlannedResource one : DependencyOrder.of(planned)) {
      boolean isPatient = isPatient(one.resource());
      if (one.choice().method().isResource()) {
        Outcome outcome = sender.send(one, targets);
        delivery.counts().add(one, outcome);
        if (!outcome.isDone() && (isPatient || outcome.kind() != Outcome.Kind.REFUSED)) {
          return outcome;
        }
        targets
            .of(one.name())
            .ifPresent(
                remote ->
                    delivery
                        .recorder()
                        .matched(
                            one.resource(),
                            Optional.of(remote),
                            MatchMethod.CREATED,
                            "created before the first visit"));
      } else if (isPatient) {
        return new PatientMatching(delivery)
            .review(one.resource(), List.of(), "No record was found, and the EHR accepts none.");
      }
    }
    missing.clear();
    return Outcome.DONE;
  }
}
