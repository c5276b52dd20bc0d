package org.tpibridge.importing.upsert;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.VisitChanges.VisitChange;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.resources.Visits.StoredVisit;

/**
 * Retracts visits within one transaction: their resources are marked as entered in error. Patients,
 * clinicians and places stay as they are.
 */
public record VisitRetraction(StoreTransaction tx, NewVersions versions) {

  /**
   * @param visit a visit that is in use
   */
  public void retract(StoredVisit visit, ChangeSource cause) {
    List<ResourceVersion> current = tx.resources().ofVisit(visit.key());
    List<IdType> allergies = StatedAllergies.of(tx, current.stream());
    List<NewVersion> changes = new ArrayList<>();
    for (ResourceVersion version : current) {
      versions.retraction(version, tx.resources().content(version.key())).ifPresent(changes::add);
    }
    tx.resources().add(changes, cause);
    tx.visits()
        .update(
            new StoredVisit(
                visit.key(),
                visit.identity(),
                visit.hash(),
                Visits.VisitState.RETRACTED,
                cause.job()));
    allergies.forEach(allergy -> StatedAllergies.retractIfUnstated(tx, versions, allergy, cause));
    tx.visitChanges().add(visit.key(), cause.job(), VisitChange.RETRACTED, cause.at());
  }
}
