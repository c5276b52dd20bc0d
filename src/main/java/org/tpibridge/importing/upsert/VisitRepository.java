package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.resources.Visits;

/** What keeping a visit looks up, and where it puts what is new; within one transaction. */
public sealed interface VisitRepository extends AdmissionCheck
    permits StoredVisits, DryRunRepository {

  /** A visit as it is kept. */
  Optional<Visits.StoredVisit> visit(Visits.VisitIdentity named);

  /** Visits that count, have another id and start at the same time, of the same patient. */
  List<Visits.StoredVisit> sameTimeVisits(Visits.VisitIdentity named);

  /** A shared resource as it is kept. */
  Optional<Resources.ResourceVersion> shared(String type, String id);

  /** What a version says. */
  byte[] content(Resources.ResourceVersion version);

  /** Adds a version of a shared resource. */
  void saveShared(
      SerializedResource resource,
      Optional<Resources.ResourceVersion> before,
      Resources.ChangeSource cause);

  /**
   * Adds a visit that was never there.
   *
   * @return its key
   */
  long create(SerializedVisit visit, Resources.ChangeSource cause);

  /**
   * Makes a visit that is kept say what the row tells; where it was taken back, it counts again.
   */
  void update(Visits.StoredVisit kept, SerializedVisit visit, Resources.ChangeSource cause);

  /** Somebody has to decide about a patient. */
  void recordConflict(
      String patient, PatientDataConflict contradiction, Resources.ChangeSource cause);
}
