package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PatientSnapshot.VisitContent;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.planning.VisitPlanner;
import org.tpibridge.exchange.planning.VisitPlanner.VisitPlan;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Outbox;

/**
 * Sends what is stored about one patient to one EHR: looks up lost answers, finds the patient
 * there, and sends each visit that differs from what the EHR has, in the order of the visits.
 */
final class PatientDelivery {
  private final Delivery delivery;
  private final PushPolicy policy;
  private final PushCounts counts;

  PatientDelivery(Delivery delivery) {
    this.delivery = delivery;
    this.policy = delivery.policy();
    this.counts = delivery.counts();
  }

  Outcome deliver() {
    if (delivery.recorder().patientId().equals(Outbox.NO_PATIENT)) {
      return new SharedDelivery(delivery).deliver();
    }
    PatientSnapshot snapshot = delivery.snapshot();
    if (snapshot.patient().isEmpty() || !isPilot(snapshot)) {
      return Outcome.DONE;
    }
    List<LedgerEntry> unresolved = unresolved(snapshot);
    if (!unresolved.isEmpty()) {
      delivery.recorder().abandoned(unresolved);
      List<LedgerEntry> searched =
          unresolved.stream().filter(entry -> !DocumentNumber.isMessage(entry)).toList();
      Outcome resolved =
          delivery.reconciliation().resolve(snapshot, searched, remotePatient(snapshot));
      counts.resolved(searched.size());
      if (!resolved.isDone()) {
        return resolved;
      }
      snapshot = delivery.snapshot();
    }
    return deliver(snapshot);
  }

  private boolean isPilot(PatientSnapshot snapshot) {
    if (policy.pilotPatients().isEmpty()) {
      return true;
    }
    Patient patient = (Patient) FhirJsonReader.read(snapshot.patient().orElseThrow().json());
    return patient.getIdentifier().stream()
        .anyMatch(identifier -> policy.pilotPatients().contains(identifier.getValue()));
  }

  private static List<LedgerEntry> unresolved(PatientSnapshot snapshot) {
    return snapshot.ledger().values().stream()
        // What patients share may be created by another sender just now: MissingReferences.
        .filter(entry -> !entry.patientId().equals(Outbox.NO_PATIENT))
        .filter(MissingReferences::isOpen)
        .toList();
  }

  private static Optional<String> remotePatient(PatientSnapshot snapshot) {
    return Optional.ofNullable(snapshot.matches().get(snapshot.patientReference()))
        .flatMap(EhrMatch::remoteReference);
  }

  private Outcome deliver(PatientSnapshot snapshot) {
    OpenConflicts conflicts = new OpenConflicts(delivery);
    Outcome checked = conflicts.checkRemoved();
    if (!checked.isDone()) {
      return checked;
    }
    List<VisitPlan> plans = conflicts.first(plans(snapshot));
    Optional<PlannedResource> correction = patientCorrection(snapshot);
    conflicts.closeOthers(plans, correction);
    if (plans.isEmpty() && correction.isEmpty()) {
      return Outcome.DONE;
    }
    if (snapshot.replaced().isPresent()) {
      delivery.recorder().review(snapshot.replaced().get().item());
      return Outcome.of(
          Outcome.Kind.REVIEW, "the EHR merged or deleted the matched record of the patient");
    }
    LocalResource patient = snapshot.patient().orElseThrow();
    ReferenceTargets targets = ReferenceTargets.of(snapshot);
    List<LocalResource> missing = new ArrayList<>();
    boolean isNewVisit = plans.stream().anyMatch(VisitPlan::isNew);
    Outcome matched = new PatientMatching(delivery).match(patient, targets, missing, isNewVisit);
    if (!matched.isDone()) {
      return matched;
    }
    Outcome outcome = Outcome.DONE;
    if (correction.isPresent()) {
      outcome = delivery.resourceSender().send(correction.get(), targets);
      counts.add(correction.get(), outcome);
    }
    // Of a patient that this delivery creates, the EHR has no other visits.
    boolean isNewPatient = missing.contains(patient);
    VisitDelivery visits = new VisitDelivery(delivery, snapshot, targets, missing, isNewPatient);
    for (VisitPlan plan : plans) {
      if (outcome.isDone() || outcome.kind() == Outcome.Kind.REFUSED) {
        Outcome result = visits.send(plan);
        if (result.isDone()) {
          counts.sentVisit();
        }
        outcome = outcome.worse(result);
      }
    }
    return outcome;
  }

  /** What has to be done for each visit that differs from what the EHR has. */
  private List<VisitPlan> plans(PatientSnapshot snapshot) {
    VisitPlanner planner = new VisitPlanner(delivery.target().settings(), delivery.methods());
    List<VisitPlan> plans = new ArrayList<>();
    for (VisitContent visit : snapshot.visits()) {
      if (planner.isInScope(visit)) {
        VisitPlan plan = planner.plan(snapshot, visit);
        if (plan.isEmpty()) {
          counts.unchangedVisit();
        } else {
          plans.add(plan);
        }
      }
    }
    return plans;
  }

  /** A patient record that this program created there is kept up to date: the ledger has it. */
  private Optional<PlannedResource> patientCorrection(PatientSnapshot snapshot) {
    LocalResource patient = snapshot.patient().orElseThrow();
    LedgerEntry sent = snapshot.ledger().get(patient.name());
    EhrMatch match = snapshot.matches().get(patient.name());
    if (!policy.createReferences()
        || sent == null
        || !sent.isAtEhr()
        // A person may have matched the patient with another record since.
        || (match != null && !match.remoteReference().equals(sent.remoteReference()))
        || sent.version() == patient.version().key()
        || Arrays.equals(sent.hash(), patient.version().hash())) {
      return Optional.empty();
    }
    return Optional.of(
        new PlannedResource(
            patient,
            SendAction.UPDATE,
            delivery.methods().of(PatientSnapshot.PATIENT),
            Optional.of(sent)));
  }
}
