package org.tpibridge.exchange.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tpibridge.exchange.planning.PatientSnapshot.VisitContent;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.StoredReferences;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits.StoredVisit;

/** Reads what is stored about a patient, in one transaction. */
public record SnapshotReader(StoreReader tx, String ehr) {

  public PatientSnapshot read(String patientId) {
    Map<String, LedgerEntry> ledger =
        tx.exchange().ledger().ofPatient(ehr, patientId).stream()
            .collect(Collectors.toMap(LedgerEntry::localReference, entry -> entry));
    Map<Long, Optional<String>> origins = new HashMap<>();
    List<VisitContent> visits = new ArrayList<>();
    Set<String> references = new TreeSet<>();
    for (StoredVisit visit : tx.visits().ofPatient(patientId)) {
      List<LocalResource> resources = resources(visit);
      resources.forEach(resource -> references.addAll(StoredReferences.in(resource.json())));
      visits.add(
          new VisitContent(
              visit,
              resources,
              // Jobs of which the result depends on the visit have one visit each.
              origins.computeIfAbsent(visit.job(), job -> tx.ehrOf(visit)),
              resources.stream().anyMatch(one -> ledger.containsKey(one.name()))));
    }
    visits.sort(Comparator.comparing(content -> content.visit().identity().start()));
    visits.forEach(
        visit -> visit.resources().forEach(resource -> references.remove(resource.name())));
    Map<String, LocalResource> shared = shared(references);
    Map<String, EhrMatch> matches = new HashMap<>();
    tx.exchange()
        .matches()
        .ofPatient(ehr, patientId)
        .forEach(m -> matches.put(m.localReference(), m));
    for (String name : shared.keySet()) {
      tx.exchange().matches().find(ehr, name).ifPresent(match -> matches.put(name, match));
      tx.exchange().ledger().find(ehr, name).ifPresent(entry -> ledger.put(name, entry));
    }
    return new PatientSnapshot(
        patientId,
        tx.resources().findShared("Patient", patientId).map(this::local),
        visits,
        shared,
        ledger,
        matches,
        tx.exchange().reviews().open(ehr, patientId, ReviewKind.REPLACED_PATIENT));
  }

  private List<LocalResource> resources(StoredVisit visit) {
    Map<Long, byte[]> contents = new HashMap<>();
    tx.resources()
        .contentsOfVisits(List.of(visit.key()))
        .forEach(content -> contents.put(content.version().key(), content.json()));
    return tx.resources().ofVisit(visit.key()).stream()
        .map(
            version ->
                contents.containsKey(version.key())
                    ? local(version, contents.get(version.key()))
                    : local(version))
        .toList();
  }

  private LocalResource local(ResourceVersion version) {
    return local(version, tx.resources().content(version.key()));
  }

  private static LocalResource local(ResourceVersion version, byte[] json) {
    return new LocalResource(
        version,
        json,
        Retraction.mayBeRetracted(json) && Retraction.isRetracted(FhirJsonReader.read(json)));
  }

  private Map<String, LocalResource> shared(Collection<String> names) {
    Map<String, LocalResource> shared = new LinkedHashMap<>();
    for (String name : names) {
      shared(name)
          .filter(resource -> !resource.deleted())
          .ifPresent(resource -> shared.put(name, resource));
    }
    return shared;
  }

  /**
   * @param name {@code Type/id} of a resource that visits share
   */
  Optional<LocalResource> shared(String name) {
    int slash = name.indexOf('/');
    return tx.resources()
        .findShared(name.substring(0, slash), name.substring(slash + 1))
        .map(this::local);
  }
}
