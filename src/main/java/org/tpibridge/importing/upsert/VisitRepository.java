package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;

/** Reads and writes the stored data that an upsert needs; within one transaction. */
public sealed interface VisitRepository extends AdmissionCheck
    permits StoredVisits, DryRunRepository {

  /** Finds a stored visit. */
  Optional<Visits.StoredVisit> visit(Visits.VisitIdentity named);

  /** Finds current visits of the same patient that start at the same time and have another id. */
  List<Visits.StoredVisit> sameTimeVisits(Visits.VisitIdentity named);

  /** Finds the current version of a shared resource. */
  Optional<ResourceVersion> shared(String type, String id);

  /** Reads the content of a version. */
  byte[] content(ResourceVersion version);

  /** Adds a version of a shared resource. */
  void saveShared(
      SerializedResource resource, Optional<ResourceVersion> before, ChangeSource cause);

  /**
   * Adds a new visit.
   *
   * @return its key
   */
  long create(SerializedVisit visit, ChangeSource cause);

  /**
   * Replaces the content of a stored visit by that of the row. A retracted visit becomes current
   * again. Allergies that no visit states any more are retracted.
   *
   * @return names of the retracted allergies
   */
  List<String> update(Visits.StoredVisit stored, SerializedVisit visit, ChangeSource cause);

  /**
   * Lists the pain scores that EHRs recorded for a visit and that are parts of it, and the changes
   * of them that wait, in order.
   */
  List<PulledScore> ehrScores(Visits.StoredVisit stored);

  /** The EHR of which the job only adds pain scores to visits; empty for all other jobs. */
  Optional<String> scoresOf();

  /** Lists those that the visit has although the last change of them was undone. */
  List<PulledScore> undoneScores(Visits.StoredVisit stored);

  /** Stores the result for a pain score of an EHR. */
  void saveEhrScore(PulledScore score);

  /**
   * Opens a conflict with an EHR for a user to resolve.
   *
   * @return false if the same conflict was resolved before
   */
  boolean recordConflict(NewReview conflict);

  /** For a job that only adds scores of EHRs: the Provenance with the source of the visit. */
  Optional<Provenance> sourceBeforeScores(Visits.StoredVisit stored);

  /** Records a conflict for a user to resolve. */
  void recordConflict(String patient, PatientDataConflict conflict, ChangeSource cause);
}
