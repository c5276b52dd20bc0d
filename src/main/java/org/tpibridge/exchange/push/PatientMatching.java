package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.matching.MatchResult;
import org.tpibridge.exchange.matching.MatchedRecord;
import org.tpibridge.exchange.matching.PatientRecordSearch;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
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
   * @param isNewVisit whether a visit is sent that the EHR does not have
   */
  Outcome match(
      LocalResource patient,
      ReferenceTargets targets,
      List<LocalResource> missing,
      boolean isNewVisit) {
    if (!delivery.target().settings().hasFhir()) {
      // A receiver of messages finds the patient by the identifiers in them.
      return Outcome.DONE;
    }
    PushTarget target = delivery.target();
    Optional<String> matchedBefore = targets.of(patient.name());
    if (matchedBefore.isPresent()) {
      return isNewVisit ? checkRecord(patient, matchedBefore.get()) : Outcome.DONE;
    }
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

  /** A visit must not be added to a record that the EHR merged into another one, or deleted. */
  private Outcome checkRecord(LocalResource patient, String record) {
    MatchedRecord found =
        MatchedRecord.read(delivery.target().client(), delivery.capabilities(), record);
    if (found instanceof MatchedRecord.Replaced replaced) {
      return isDecided(patient, record, replaced.candidates())
          ? Outcome.DONE
          : delivery.review(
              ReviewKind.REPLACED_PATIENT,
              patient,
              replaced.candidates(),
              replaced.explanation(),
              "the EHR merged or deleted the matched record of the patient");
    }
    return found instanceof MatchedRecord.Failed failed
        ? Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()))
        : Outcome.DONE;
  }

  /** Whether a person decided that the record stays the patient's in spite of the same merge. */
  private boolean isDecided(LocalResource patient, String record, List<String> candidates) {
    return delivery.reviews().resolved(ReviewKind.REPLACED_PATIENT, patient.name()).stream()
        .filter(review -> review.item().candidates().equals(candidates))
        .anyMatch(review -> review.resolution().filter(record::equals).isPresent());
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
