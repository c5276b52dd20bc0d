package org.tpibridge.exchange.push;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.matching.DocumentedVisits;
import org.tpibridge.exchange.matching.MatchResult;
import org.tpibridge.exchange.matching.ReferenceMatching;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.VisitPlanner;
import org.tpibridge.exchange.planning.VisitPlanner.VisitPlan;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;

/** Finds in the EHR what a visit refers to, and the visit itself if the EHR documents it. */
final class VisitMatching {
  private final Delivery delivery;
  private final PatientSnapshot snapshot;

  VisitMatching(Delivery delivery, PatientSnapshot snapshot) {
    this.delivery = delivery;
    this.snapshot = snapshot;
  }

  /**
   * Looks whether the EHR documents a new visit itself, so that no second procedure is created.
   *
   * @param patient {@code Patient/id} at the EHR
   */
  Outcome checkDocumented(VisitPlan plan, String patient) {
    Optional<LocalResource> session =
        plan.visit().resources().stream()
            .filter(one -> one.type().equals("Procedure") && !one.deleted())
            .filter(one -> !((Procedure) FhirJsonReader.read(one.json())).hasPartOf())
            .findFirst();
    if (session.isEmpty() || isAllowedTwice(session.get())) {
      return Outcome.DONE;
    }
    Set<String> sent =
        snapshot.ledger().values().stream()
            .flatMap(entry -> entry.remoteReference().stream())
            .collect(Collectors.toSet());
    DocumentedVisits.Result result =
        new DocumentedVisits(delivery.target().client(), delivery.capabilities())
            .find((Procedure) FhirJsonReader.read(session.get().json()), patient, sent);
    if (result instanceof DocumentedVisits.Result.Failed failed) {
      return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
    }
    List<String> found = ((DocumentedVisits.Result.Found) result).procedures();
    return found.isEmpty()
        ? Outcome.DONE
        : delivery.review(
            ReviewKind.DOCUMENTED_VISIT,
            session.get(),
            found,
            "The EHR already has a procedure of this patient with the same day and CPT code.",
            "the EHR already documents the visit");
  }

  /** A person decided that the visit is another one. */
  private boolean isAllowedTwice(LocalResource session) {
    PushTarget target = delivery.target();
    return target
        .store()
        .read(tx -> tx.exchange().matches().find(target.name(), session.name()))
        .filter(match -> match.method() == MatchMethod.PERSON)
        .isPresent();
  }

  /**
   * Finds clinicians, organizations, locations and the encounter.
   *
   * @param missing receives what the EHR does not have and what may be created
   * @param patient {@code Patient/id} at the EHR; empty if the patient is new there
   */
  Outcome matchReferences(
      VisitPlan plan,
      ReferenceTargets targets,
      List<LocalResource> missing,
      Optional<String> patient) {
    PushTarget target = delivery.target();
    ReferenceMatching matching =
        new ReferenceMatching(
            target.client(), delivery.capabilities(), target.settings().matching());
    for (LocalResource one : referredTo(plan)) {
      boolean decided =
          targets.of(one.name()).isPresent()
              || snapshot.matches().containsKey(one.name())
              || missing.contains(one);
      if (!decided) {
        MatchResult result = match(matching, one, plan, patient);
        if (result instanceof MatchResult.Failed failed) {
          return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
        }
        if (result instanceof MatchResult.Matched matched) {
          record(one, matched);
          targets.set(one.name(), matched.remote());
        } else if (delivery.policy().createReferences()) {
          missing.add(one);
        }
      }
    }
    return Outcome.DONE;
  }

  /** A record that was found may be one that an earlier request created without an answer. */
  private void record(LocalResource one, MatchResult.Matched matched) {
    Optional<LedgerEntry> sent =
        Optional.ofNullable(snapshot.ledger().get(one.name())).filter(MissingReferences::isOpen);
    sent.ifPresent(
        entry ->
            delivery.recorder().resolved(entry, Optional.of(matched.remote()), Optional.empty()));
    delivery
        .recorder()
        .matched(
            one,
            Optional.of(matched.remote()),
            sent.isPresent() ? MatchMethod.CREATED : matched.method(),
            matched.explanation());
  }

  private List<LocalResource> referredTo(VisitPlan plan) {
    List<LocalResource> referredTo =
        new ArrayList<>(
            snapshot.shared().values().stream()
                .filter(one -> VisitPlanner.MATCHED.contains(one.type()))
                .filter(one -> !one.type().equals(PatientSnapshot.PATIENT))
                .toList());
    if (!delivery.policy().createReferences()) {
      plan.visit().resources().stream()
          .filter(one -> one.type().equals("Encounter") && !one.deleted())
          .forEach(referredTo::add);
    }
    return referredTo;
  }

  private static MatchResult match(
      ReferenceMatching matching, LocalResource one, VisitPlan plan, Optional<String> patient) {
    Resource ours = FhirJsonReader.read(one.json());
    if (ours instanceof Encounter encounter) {
      LocalDate day = plan.visit().visit().identity().day();
      return patient
          .map(remote -> matching.encounter(encounter, remote, day))
          .orElse(new MatchResult.None("The patient is new."));
    }
    return matching.byIdentifier(ours);
  }
}
