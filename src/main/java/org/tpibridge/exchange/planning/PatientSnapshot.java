package org.tpibridge.exchange.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.resources.Visits.StoredVisit;

/**
 * What is stored about a patient, and what an EHR has of it, at one moment.
 *
 * @param patient the Patient resource; empty if the patient was erased
 * @param visits in the order in which they took place
 * @param shared clinicians, organizations, locations and allergies by {@code Type/id}
 * @param ledger by {@code Type/id}
 * @param matches by {@code Type/id}
 * @param replaced open if the matched record of the patient was merged into another one or deleted,
 *     and nobody has decided yet which one is the patient
 */
public record PatientSnapshot(
    String patientId,
    Optional<LocalResource> patient,
    List<VisitContent> visits,
    Map<String, LocalResource> shared,
    Map<String, LedgerEntry> ledger,
    Map<String, EhrMatch> matches,
    Optional<Review> replaced) {
  public static final String PATIENT = "Patient";

  /** {@code Patient/id} in this store. */
  public String patientReference() {
    return PATIENT + "/" + patientId;
  }

  /**
   * A visit.
   *
   * @param resources what it owns, also what is deleted
   * @param ehr the EHR that it was pulled from; empty if it originates here
   * @param pushed whether it was pushed before, whatever the result
   */
  public record VisitContent(
      StoredVisit visit, List<LocalResource> resources, Optional<String> ehr, boolean pushed) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return visit.toString();
    }
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "PatientSnapshot[" + visits.size() + " visits]";
  }
}
