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
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.ResourceVersion;

/**
 * Stores the resources that visits share: patients, clinicians, rooms, the clinic. The result does
 * not depend on the order of the visits, unless they conflict; see {@code
 * docs/decisions/0011-shared-resources.md}.
 */
final class SharedResourceUpsert {
  private final VisitRepository repository;
  private final Serializer serializer;
  private final Map<String, StoredResource> cache = new HashMap<>();

  SharedResourceUpsert(VisitRepository repository, Serializer serializer) {
    this.repository = repository;
    this.serializer = serializer;
  }

  /** The stored state of a resource. Its content is read only when it is needed, which is rare. */
  private final class StoredResource {
    private final Optional<ResourceVersion> version;
    private Resource resource;

    StoredResource(Optional<ResourceVersion> version) {
      this.version = version;
    }

    boolean isSame(SerializedResource stated) {
      return version.isPresent() && NewVersions.isSame(version.get(), stated);
    }

    /** Returns whether there is no stored resource that is in use. */
    boolean isAbsent() {
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
   * @param findings receives a finding for each conflict
   * @return whether a shared resource has a new version
   */
  boolean save(SerializedVisit visit, ChangeSource cause, List<Finding> findings) {
    boolean changed = false;
    for (SerializedResource stated : visit.shared()) {
      StoredResource stored =
          cache.computeIfAbsent(
              stated.name(),
              n -> new StoredResource(repository.shared(stated.type(), stated.id())));
      if (!stored.isSame(stated)) {
        Optional<SerializedResource> next =
            stated.type().equals(SerializedVisit.PATIENT)
                ? patient(stored, stated, visit, cause, findings)
                : named(stored, stated);
        next.ifPresent(n -> repository.saveShared(n, stored.version, cause));
        next.ifPresent(n -> cache.remove(n.name()));
        changed |= next.isPresent();
      }
    }
    return changed;
  }

  private Optional<SerializedResource> patient(
      StoredResource stored,
      SerializedResource stated,
      SerializedVisit visit,
      ChangeSource cause,
      List<Finding> findings) {
    if (stored.isAbsent()) {
      return Optional.of(stated);
    }
    Patient storedPatient = (Patient) stored.resource();
    PatientDemographics before = PatientDemographics.of(storedPatient);
    PatientComparison comparison =
        PatientComparison.of(before, PatientDemographics.of(visit.result().visit().patient()));
    for (PatientDataConflict conflict : comparison.conflicts()) {
      findings.add(conflict.finding(visit.result()));
      repository.recordConflict(stated.id(), conflict, cause);
    }
    return comparison.merged().equals(before)
        ? Optional.empty()
        : Optional.of(serializer.resource(comparison.merged().in(storedPatient), true));
  }

  /** Discards the cached state of a resource that was changed elsewhere. */
  void forget(SerializedResource changed) {
    forget(changed.name());
  }

  /**
   * @param changed {@code Type/id}
   */
  void forget(String changed) {
    cache.remove(changed);
  }

  private static Optional<SerializedResource> named(
      StoredResource stored, SerializedResource stated) {
    return stored.isAbsent() || SharedResourceNames.isBetter(stated, stored.resource())
        ? Optional.of(stated)
        : Optional.empty();
  }
}
