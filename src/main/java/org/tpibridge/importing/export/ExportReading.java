package org.tpibridge.importing.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.importing.export.ExportUnit.SharedUnit;
import org.tpibridge.importing.export.ExportUnit.StoredContent;
import org.tpibridge.importing.export.ExportUnit.VisitUnit;
import org.tpibridge.importing.upsert.PatientLinks;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.importing.upsert.SharedResourceNames;
import org.tpibridge.importing.upsert.StatedAllergies;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.StoredReferences;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Resources.VersionContent;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitSelection;

/**
 * Reads the units of an export within one transaction: updates of shared resources, then visits,
 * then patients with links. Only a few visits are in memory at the same time.
 */
final class ExportReading implements Iterator<ExportUnit> {
  private static final Set<String> PATIENT_TYPES =
      Set.of(SerializedVisit.PATIENT, StatedAllergies.TYPE);

  private static final int PAGE = 64;
  private static final int SHARED_IN_MEMORY = 2000;

  private final StoreReader tx;
  private final ClinicSources sources;
  private final ExportRequest request;
  private final Iterator<ResourceVersion> changed;
  private final List<Long> visits;
  private int read;

  /** Patients of visits in a full export that were merged with others; followed by the others. */
  private final Set<String> linked = new LinkedHashSet<>();

  private final Deque<String> openLinks = new ArrayDeque<>();
  private final Deque<ExportUnit> next = new ArrayDeque<>();

  private final Map<String, StoredContent> shared =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredContent> eldest) {
          return size() > SHARED_IN_MEMORY;
        }
      };

  ExportReading(StoreReader tx, ClinicSources sources, ExportRequest request) {
    this.tx = tx;
    this.sources = sources;
    this.request = request;
    this.changed =
        request
            .since()
            .map(since -> tx.resources().sharedChangedAfter(since))
            .orElse(List.of())
            .iterator();
    this.visits = tx.visits().keys(new VisitSelection(request.patient(), request.since()));
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty()) {
      if (changed.hasNext()) {
        update(changed.next());
      } else if (read < visits.size()) {
        readVisits();
      } else if (!openLinks.isEmpty()) {
        link(openLinks.remove());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public ExportUnit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return next.remove();
  }

  private void update(ResourceVersion version) {
    if (!isUpdated(version.type())) {
      return;
    }
    StoredContent content =
        new StoredContent(
            version.type() + "/" + version.id(), tx.resources().content(version.key()));
    // What is new is created together with its visits.
    if (wasSent(version) || isLinked(content)) {
      Resource resource = FhirJsonReader.read(content.json());
      if (isOfPatient(resource) && !isRetractionWithheld(resource)) {
        next.add(updated(content));
      }
    }
  }

  /** Allergies are always updated: only visits state them, so no receiver maintains its own. */
  private boolean isUpdated(String type) {
    if (request.visitsOnly()) {
      return type.equals(StatedAllergies.TYPE);
    }
    return request.patient().isEmpty() || PATIENT_TYPES.contains(type);
  }

  private boolean wasSent(ResourceVersion version) {
    return version.version() > 1
        && tx.resources().history(version.type(), version.id()).stream()
            .anyMatch(v -> !VisitParts.isAfter(request.since().orElseThrow(), v));
  }

  /**
   * With one patient, only this patient's record and allergies are updated, not clinicians and
   * places.
   */
  private boolean isOfPatient(Resource resource) {
    return request
        .patient()
        .map(
            patient ->
                resource instanceof AllergyIntolerance allergy
                    ? allergy.getPatient().getReferenceElement().getIdPart().equals(patient)
                    : resource.getIdPart().equals(patient))
        .orElse(true);
  }

  /**
   * What an undo marked as inactive is no longer referred to, and a receiver's own record of the
   * person or place stays as it is. The retraction of an allergy is sent: only the clinic's visits
   * state it.
   */
  static boolean isRetractionWithheld(Resource resource) {
    return !(resource instanceof AllergyIntolerance) && SharedResourceNames.isRetracted(resource);
  }

  private SharedUnit updated(StoredContent content) {
    return new SharedUnit(
        content, List.copyOf(shared(StoredReferences.in(content.json())).values()));
  }

  private void readVisits() {
    List<Long> keys = visits.subList(read, Math.min(read + PAGE, visits.size()));
    read += keys.size();
    Map<Long, List<VersionContent>> owned = new HashMap<>();
    tx.resources()
        .contentsOfVisits(keys)
        .forEach(
            content ->
                owned
                    .computeIfAbsent(
                        content.version().visit().orElseThrow(), visit -> new ArrayList<>())
                    .add(content));
    List<StoredVisit> page = tx.visits().find(keys);
    Map<StoredVisit, VisitParts> parts = new LinkedHashMap<>();
    for (StoredVisit visit : page) {
      parts(visit, owned.getOrDefault(visit.key(), List.of()))
          .filter(found -> !found.isEmpty())
          .ifPresent(found -> parts.put(visit, found));
    }
    Set<String> names = new LinkedHashSet<>();
    parts.values().forEach(found -> names.addAll(found.external()));
    Map<String, StoredContent> referenced = shared(names);
    parts.forEach((visit, found) -> add(visit, found, referenced));
  }

  private Optional<VisitParts> parts(StoredVisit visit, List<VersionContent> owned) {
    if (request.since().isEmpty()) {
      return Optional.of(VisitParts.whole(owned));
    }
    List<ResourceVersion> history = tx.resources().historyOfVisit(visit.key());
    return history.stream().anyMatch(v -> VisitParts.isAfter(request.since().get(), v))
        ? Optional.of(VisitParts.since(request.since().get(), owned, history))
        : Optional.empty();
  }

  private void add(StoredVisit visit, VisitParts parts, Map<String, StoredContent> referenced) {
    List<StoredContent> used =
        parts.external().stream()
            .flatMap(name -> Optional.ofNullable(referenced.get(name)).stream())
            .toList();
    if (request.since().isEmpty() && !request.visitsOnly()) {
      used.stream().filter(ExportReading::isLinked).forEach(patient -> follow(patient.name()));
    }
    next.add(
        new VisitUnit(
            visit.identity(),
            source(visit.identity().system()),
            parts.current(),
            parts.vanished(),
            used));
  }

  private void follow(String patient) {
    if (linked.add(patient)) {
      openLinks.add(patient);
    }
  }

  private static boolean isLinked(StoredContent content) {
    return content.name().startsWith(SerializedVisit.PATIENT + "/")
        && !StoredReferences.in(content.json()).isEmpty();
  }

  /** Exports a merged patient, and then the patients that it was merged with. */
  private void link(String patient) {
    StoredContent content = shared(Set.of(patient)).get(patient);
    if (content != null) {
      next.add(updated(content));
      PatientLinks.linked((Patient) FhirJsonReader.read(content.json()))
          .forEach(other -> follow(SerializedVisit.PATIENT + "/" + other));
    }
  }

  /**
   * Returns the name of the source with this system of visit ids. A name that no file can have, if
   * the settings no longer contain the system.
   */
  private Optional<String> source(String system) {
    if (system.equals(sources.clinic().systems().visit())) {
      return Optional.empty();
    }
    return Optional.of(
        sources.bySource().entrySet().stream()
            .filter(source -> source.getValue().visit().equals(system))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(BundleFileNames.UNKNOWN_SOURCE));
  }

  /** Returns the shared resources of some names that are stored. */
  private Map<String, StoredContent> shared(Collection<String> names) {
    Map<String, StoredContent> found = new HashMap<>();
    Map<String, List<String>> missing = new HashMap<>();
    for (String name : names) {
      StoredContent content = shared.get(name);
      if (content != null) {
        found.put(name, content);
      } else {
        int slash = name.indexOf('/');
        missing
            .computeIfAbsent(name.substring(0, slash), type -> new ArrayList<>())
            .add(name.substring(slash + 1));
      }
    }
    missing.forEach(
        (type, ids) ->
            tx.resources()
                .sharedContents(type, ids)
                .forEach(
                    content -> {
                      StoredContent stored =
                          new StoredContent(type + "/" + content.version().id(), content.json());
                      shared.put(stored.name(), stored);
                      found.put(stored.name(), stored);
                    }));
    return found;
  }
}
