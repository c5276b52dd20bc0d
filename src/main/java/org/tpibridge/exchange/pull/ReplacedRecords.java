package org.tpibridge.exchange.pull;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/**
 * Opens an item for review if the EHR merged or deleted the record that a patient is matched with.
 * Until a person decides, nothing of the patient is sent to the EHR.
 */
final class ReplacedRecords {
  private static final String PATIENT = "Patient";
  private static final String MERGED = "The EHR merged the record of the patient into another one.";

  private final PullTarget target;
  private final PullCounts counts;
  private final RemoteLinks links;
  private final String base;

  ReplacedRecords(PullTarget target, PullCounts counts, RemoteLinks links) {
    this.target = target;
    this.counts = counts;
    this.links = links;
    this.base = target.settings().url().toString();
  }

  /** Checks the links of a record. Does nothing for other resources. */
  void check(StoreTransaction tx, RemoteContent content) {
    if (!(content.resource() instanceof Patient patient)) {
      return;
    }
    List<String> surviving = linked(patient, LinkType.REPLACEDBY);
    if (!surviving.isEmpty()) {
      review(tx, content.name(), surviving, MERGED);
    }
    // Some EHRs hide or delete the old record, so that only the other one shows the merge.
    linked(patient, LinkType.REPLACES)
        .forEach(replaced -> review(tx, replaced, List.of(content.name()), MERGED));
  }

  /** Whether a record says that it replaces or is replaced by another one. */
  static boolean isLinked(RemoteContent content) {
    return content.resource() instanceof Patient patient && isLinked(patient);
  }

  static boolean isLinked(Patient patient) {
    return patient.getLink().stream()
        .anyMatch(
            link -> link.getType() == LinkType.REPLACEDBY || link.getType() == LinkType.REPLACES);
  }

  private List<String> linked(Patient patient, LinkType type) {
    List<String> linked = new ArrayList<>();
    patient.getLink().stream()
        .filter(link -> link.getType() == type)
        .forEach(
            link ->
                RemoteContent.reference(link.getOther(), base)
                    .filter(reference -> reference.startsWith(PATIENT + "/"))
                    .ifPresent(linked::add));
    return linked;
  }

  /** The EHR answered a request for one record with another one. */
  void redirected(String asked, String answered) {
    target.store().update(tx -> review(tx, asked, List.of(answered), MERGED));
  }

  void deleted(StoreTransaction tx, String remote) {
    review(tx, remote, List.of(), "The EHR deleted the record of the patient.");
  }

  private void review(
      StoreTransaction tx, String remote, List<String> candidates, String explanation) {
    links
        .matchedPatient(tx, remote)
        .filter(patient -> !isDecided(tx, patient, remote, candidates))
        .ifPresent(
            patient -> {
              if (tx.exchange()
                  .reviews()
                  .open(target.name(), patient, ReviewKind.REPLACED_PATIENT)
                  .isEmpty()) {
                counts.review();
              }
              tx.exchange()
                  .reviews()
                  .open(
                      new NewReview(
                          target.name(),
                          patient,
                          ReviewKind.REPLACED_PATIENT,
                          PATIENT + "/" + patient,
                          candidates,
                          explanation),
                      target.clock().instant());
            });
  }

  /** Whether a person decided that the record stays the patient's in spite of the same merge. */
  private boolean isDecided(
      StoreReader tx, String patient, String remote, List<String> candidates) {
    return tx.exchange().reviews().ofPatient(target.name(), patient).stream()
        .filter(review -> review.item().kind() == ReviewKind.REPLACED_PATIENT && !review.open())
        .filter(review -> review.item().candidates().equals(candidates))
        .map(Review::resolution)
        .anyMatch(resolution -> resolution.filter(remote::equals).isPresent());
  }
}
