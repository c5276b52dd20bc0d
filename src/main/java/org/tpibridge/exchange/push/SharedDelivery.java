package org.tpibridge.exchange.push;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.planning.SharedSnapshot;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/**
 * Keeps clinicians, organizations and locations up to date that this program created in an EHR.
 * Those that the EHR had before are never changed.
 */
final class SharedDelivery {
  private final Delivery delivery;

  SharedDelivery(Delivery delivery) {
    this.delivery = delivery;
  }

  Outcome deliver() {
    if (!delivery.policy().createReferences()) {
      return Outcome.DONE;
    }
    PushTarget target = delivery.target();
    SharedSnapshot snapshot = target.store().read(tx -> SharedSnapshot.read(tx, target.name()));
    ReferenceTargets targets = ReferenceTargets.of(snapshot.ledger().values());
    Outcome outcome = Outcome.DONE;
    for (LedgerEntry sent : snapshot.ledger().values()) {
      Optional<PlannedResource> planned =
          Optional.ofNullable(snapshot.resources().get(sent.localReference()))
              .flatMap(resource -> planned(resource, sent));
      if (planned.isPresent() && (outcome.isDone() || outcome.kind() == Outcome.Kind.REFUSED)) {
        outcome = outcome.worse(send(planned.get(), targets));
      }
    }
    return outcome;
  }

  private Optional<PlannedResource> planned(LocalResource resource, LedgerEntry sent) {
    boolean same =
        sent.state() != LedgerState.SENDING
            && Arrays.equals(sent.hash(), resource.version().hash());
    if (!sent.isAtEhr() || same) {
      return Optional.empty();
    }
    Choice choice = delivery.methods().ofUpdate(resource.type());
    SendAction action =
        resource.deleted()
            ? SendAction.DELETE
            : resource.retracted() ? SendAction.RETRACT : SendAction.UPDATE;
    return Optional.of(
        new PlannedResource(
            resource,
            choice.method().isResource() ? action : SendAction.NOT_TRANSMITTABLE,
            // Others may have changed it in the EHR: one request, merged into the current copy.
            choice.method().isTransaction() ? new Choice(SendMethod.PUT, choice.reason()) : choice,
            Optional.of(sent)));
  }

  private Outcome send(PlannedResource planned, ReferenceTargets targets) {
    if (planned.action() == SendAction.NOT_TRANSMITTABLE) {
      NotTransmittable.record(List.of(planned), delivery.recorder(), delivery.counts());
      return Outcome.DONE;
    }
    Outcome outcome = delivery.resourceSender().send(planned, targets);
    delivery.counts().add(planned, outcome);
    return outcome;
  }
}
