package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.matching.MatchResult;
import org.tpibridge.exchange.matching.PatientRecordSearch;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/** Finds the record of a patient in the EHR. Without a certain match, nothing is sent. */
final class PatientMatching {
  private final Delivery delivery;

  PatientMatching(Delivery delivery) {
    this.delivery = delivery;
  }

  /**
   * @param targets receives the patient's record
   * @param missing receives the patient, if the EHR does not have a record and it may be created
   */
  Outcome match(LocalResource patient, ReferenceTargets targets, List<LocalResource> missing) {
    // A receiver of messages finds the patient by the identifiers in them.
    boolean isMatched = targets.of(patient.name()).isPresent();
    if (isMatched || !delivery.target().settings().hasFhir()) {
      return Outcome.DONE;
    }
    PushTarget target = delivery.target();
    MatchResult result =
        new PatientRecordSearch(
                target.client(), delivery.capabilities(), target.settings().matching())
            .match((Patient) FhirJsonReader.read(patient.json()));
    if (result instanceof MatchResult.Matched matched) {
      return matched(patient, matched, targets);
    }
    if (result instanceof MatchResult.Failed failed) {
      return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
    }
    if (result instanceof MatchResult.None none) {
      if (delivery.policy().createReferences()) {
        missing.add(patient);
        return Outcome.DONE;
      }
      return review(patient, List.of(), none.explanation());
    }
    MatchResult.Undecided undecided = (MatchResult.Undecided) result;
    return review(patient, undecided.candidates(), undecided.explanation());
  }

  /** Two patients of this store cannot be one patient of the EHR. */
  private Outcome matched(
      LocalResource patient, MatchResult.Matched matched, ReferenceTargets targets) {
    PushTarget target = delivery.target();
    boolean taken =
        target
            .store()
            .read(tx -> tx.exchange().matches().findRemote(target.name(), matched.remote()))
            .stream()
            .anyMatch(other -> !other.localReference().equals(patient.name()));
    if (taken) {
      return review(
          patient,
          List.of(matched.remote()),
          "Another patient of this store is matched with the same record. "
              + matched.explanation());
    }
    delivery
        .recorder()
        .matched(patient, Optional.of(matched.remote()), matched.method(), matched.explanation());
    targets.set(patient.name(), matched.remote());
    delivery.counts().matchedPatient();
    return Outcome.DONE;
  }

  /** Has a person find the record. */
  Outcome review(LocalResource patient, List<String> candidates, String explanation) {
    return delivery.review(
        ReviewKind.PATIENT,
        patient,
        candidates,
        explanation,
        "the patient is not found with certainty");
  }
}
