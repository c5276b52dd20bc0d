package org.tpibridge.importing.upsert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.resources.Resources;

/**
 * Keeps what visits share: patients, clinicians, rooms, the clinic. Whatever the order in which
 * visits come, the same is kept, as long as they do not contradict each other; see {@code
 * docs/decisions/0011-shared-resources.md}.
 */
final class SharedResourceUpsert {
  private final VisitRepository repository;
  private final Serializer serializer;
  private final Map<String, StoredResource> seen = new HashMap<>();

  SharedResourceUpsert(VisitRepository repository, Serializer serializer) {
    this.repository = repository;
    this.serializer = serializer;
  }

  /** What is kept of a resource; read only when wanted, which is seldom. */
  private final class StoredResource {
    private final Optional<Resources.ResourceVersion> version;
    private Resource resource;

    StoredResource(Optional<Resources.ResourceVersion> version) {
      this.version = version;
    }

    boolean isSame(SerializedResource stated) {
      return version.isPresent() && NewVersions.isSame(version.get(), stated);
    }

    /** Nothing that counts is kept. */
    boolean isNothing() {
      return version.isEmpty()
          || version.get().deleted()
          || SharedResourceNames.isRetracted(resource());
    }

    Resource resource() {
      if (resource == null) {
        resource = FhirJsonReader.read(repository.content(version.orElseThrow()));
      }
      return resource;
    }
  }

  /**
   * @param findings gets what the visit contradicts
   * @return whether anything that is shared has a new version
   */
  boolean save(SerializedVisit visit, Resources.ChangeSource cause, List<Finding> findings) {
    boolean changed = false;
    for (SerializedResource stated : visit.shared()) {
      StoredResource stored =
          seen.computeIfAbsent(
              stated.name(),
              n -> new StoredResource(repository.shared(stated.type(), stated.id())));
      if (!stored.isSame(stated)) {
        Optional<SerializedResource> next =
            stated.type().equals(SerializedVisit.PATIENT)
                ? patient(stored, stated, visit, cause, findings)
                : named(stored, stated);
        next.ifPresent(n -> repository.saveShared(n, stored.version, cause));
        next.ifPresent(n -> seen.remove(n.name()));
        changed |= next.isPresent();
      }
    }
    return changed;
  }

  private Optional<SerializedResource> patient(
      StoredResource stored,
      SerializedResource stated,
      SerializedVisit visit,
      Resources.ChangeSource cause,
      List<Finding> findings) {
    if (stored.isNothing()) {
      return Optional.of(stated);
    }
    Patient kept = (Patient) stored.resource();
    PatientDemographics before = PatientDemographics.of(kept);
    PatientComparison match =
        PatientComparison.of(before, PatientDemographics.of(visit.result().visit().patient()));
    for (PatientDataConflict contradiction : match.conflicts()) {
      findings.add(contradiction.finding(visit.result()));
      repository.recordConflict(stated.id(), contradiction, cause);
    }
    return match.merged().equals(before)
        ? Optional.empty()
        : Optional.of(serializer.resource(match.merged().in(kept), true));
  }

  /** The resource was changed by others. */
  void forget(SerializedResource changed) {
    seen.remove(changed.name());
  }

  private static Optional<SerializedResource> named(
      StoredResource stored, SerializedResource stated) {
    return stored.isNothing() || SharedResourceNames.isBetter(stated, stored.resource())
        ? Optional.of(stated)
        : Optional.empty();
  }
}
