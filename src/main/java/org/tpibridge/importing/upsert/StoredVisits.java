package org.tpibridge.importing.upsert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.IdType;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;

/** Reads and writes visits in the store. */
public final class StoredVisits implements VisitRepository {
  private final StoreTransaction tx;
  private final PatientAdmission admission;
  private final NewVersions versions;

  public StoredVisits(StoreTransaction tx, PatientAdmission admission, Serializer serializer) {
    this.tx = tx;
    this.versions = new NewVersions(serializer);
    this.admission = admission;
  }

  @Override
  public boolean admits(String mrn) {
    return admission.admit(tx, mrn);
  }

  @Override
  public boolean admitsAll(List<String> texts) {
    return admission.admitsAll(tx, texts);
  }

  @Override
  public Optional<Visits.StoredVisit> visit(Visits.VisitIdentity named) {
    return tx.visits().find(named.system(), named.id());
  }

  @Override
  public List<Visits.StoredVisit> sameTimeVisits(Visits.VisitIdentity named) {
    return tx.visits().sameTimeVisits(named);
  }

  @Override
  public Optional<ResourceVersion> shared(String type, String id) {
    return tx.resources().findShared(type, id);
  }

  @Override
  public byte[] content(ResourceVersion version) {
    return tx.resources().content(version.key());
  }

  @Override
  public void saveShared(
      SerializedResource resource, Optional<ResourceVersion> before, ChangeSource cause) {
    tx.resources().add(List.of(resource.newVersionAfter(before, OptionalLong.empty())), cause);
  }

  @Override
  public long create(SerializedVisit visit, ChangeSource cause) {
    long key = tx.visits().add(visit.identity(), visit.hash(), cause.job()).key();
    List<NewVersion> all = new ArrayList<>(visit.owned().size());
    visit.owned().forEach(r -> all.add(r.newVersionAfter(Optional.empty(), OptionalLong.of(key))));
    tx.resources().add(all, cause);
    tx.visitChanges().add(key, cause.job(), VisitChanges.VisitChange.CREATED, cause.at());
    return key;
  }

  @Override
  public List<String> update(Visits.StoredVisit stored, SerializedVisit visit, ChangeSource cause) {
    List<IdType> allergies = StatedAllergies.of(tx, tx.resources().ofVisit(stored.key()).stream());
    tx.visits()
        .update(
            new Visits.StoredVisit(
                stored.key(),
                visit.identity(),
                visit.hash(),
                Visits.VisitState.CURRENT,
                cause.job()));
    tx.resources().add(changes(stored, visit), cause);
    tx.visitChanges().add(stored.key(), cause.job(), changeOf(stored), cause.at());
    return allergies.stream()
        .filter(
            allergy -> StatedAllergies.retractIfUnstated(tx, versions, allergy, cause).isPresent())
        .map(allergy -> StatedAllergies.TYPE + "/" + allergy.getIdPart())
        .toList();
  }

  private static VisitChanges.VisitChange changeOf(Visits.StoredVisit stored) {
    return stored.state() == Visits.VisitState.RETRACTED
        ? VisitChanges.VisitChange.CREATED
        : VisitChanges.VisitChange.UPDATED;
  }

  /**
   * Returns new versions of resources that changed, and retractions of resources that the visit no
   * longer contains.
   */
  private List<NewVersion> changes(Visits.StoredVisit stored, SerializedVisit visit) {
    Map<String, ResourceVersion> before = new LinkedHashMap<>();
    tx.resources().ofVisit(stored.key()).forEach(v -> before.put(v.type() + "/" + v.id(), v));
    OptionalLong key = OptionalLong.of(stored.key());
    List<NewVersion> changes = new ArrayList<>();
    for (SerializedResource stated : visit.owned()) {
      Optional<ResourceVersion> was = Optional.ofNullable(before.remove(stated.name()));
      if (was.isEmpty() || !NewVersions.isSame(was.get(), stated)) {
        changes.add(stated.newVersionAfter(was, key));
      }
    }
    for (ResourceVersion removed : before.values()) {
      versions.retraction(removed, content(removed)).ifPresent(changes::add);
    }
    return changes;
  }

  @Override
  public void recordConflict(String patient, PatientDataConflict conflict, ChangeSource cause) {
    tx.patientConflicts()
        .add(
            cause,
            patient,
            conflict.column().header(),
            conflict.storedValue(),
            conflict.importedValue());
  }
}
