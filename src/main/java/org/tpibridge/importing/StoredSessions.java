package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.importing.upsert.PatientLinks;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.rules.SessionHistory;
import org.tpibridge.rules.SessionKey;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.resources.ResourceContent;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.visit.SessionSummary;

/**
 * Reads a patient's earlier sessions from the store, so that an import reports the same findings
 * about repeated injections as an import of all of the patient's visits at once. Visits that were
 * undone do not count. Visits of merged patients count for each of their records.
 */
public final class StoredSessions implements SessionHistory {
  /** The number of visits whose resources are in memory at the same time. */
  private static final int PAGE = 64;

  /** Occurs in the stored (compact) JSON of a Patient with links. */
  private static final String LINK = "\"link\":[";

  private final Supplier<Optional<Store>> store;

  /**
   * @param store the store; empty if there is none yet
   */
  public StoredSessions(Supplier<Optional<Store>> store) {
    this.store = store;
  }

  @Override
  public List<RecordedSession> find(Set<String> patients) {
    return read(tx -> find(tx, patients)).orElse(List.of());
  }

  private static List<RecordedSession> find(StoreReader tx, Set<String> patients) {
    Map<String, Set<String>> requestedByRecord = withMerged(tx, patients);
    List<RecordedSession> recorded = new ArrayList<>();
    for (Visits.StoredVisit visit : tx.visits().ofPatients(requestedByRecord.keySet())) {
      for (String requested : requestedByRecord.getOrDefault(visit.patientId(), Set.of())) {
        SessionKey key = new SessionKey(requested, visit.identity().system(), visit.visitId());
        recorded.add(new RecordedSession(visit.key(), key, visit.identity().day()));
      }
    }
    return recorded;
  }

  /** Maps each record, including merged ones, to the requested patients that it belongs to. */
  private static Map<String, Set<String>> withMerged(StoreReader tx, Set<String> patients) {
    Map<String, Set<String>> requestedByRecord = new HashMap<>();
    patients.forEach(p -> requestedByRecord.put(p, new LinkedHashSet<>(Set.of(p))));
    Map<String, List<String>> links = links(tx, patients);
    // A copy, because records that are found on the way are added to the map.
    for (String requested : List.copyOf(links.keySet())) {
      PatientLinks.person(requested, record -> linked(tx, links, record))
          .forEach(
              record ->
                  requestedByRecord
                      .computeIfAbsent(record, r -> new LinkedHashSet<>())
                      .add(requested));
    }
    return requestedByRecord;
  }

  private static List<String> linked(
      StoreReader tx, Map<String, List<String>> links, String record) {
    if (!links.containsKey(record)) {
      links.put(record, links(tx, Set.of(record)).getOrDefault(record, List.of()));
    }
    return links.get(record);
  }

  private static Map<String, List<String>> links(StoreReader tx, Set<String> patients) {
    Map<String, List<String>> links = new HashMap<>();
    for (ResourceContent content :
        tx.resources().contentsOfShared(SerializedVisit.PATIENT, patients)) {
      if (new String(content.json(), ISO_8859_1).contains(LINK)) {
        Patient patient = (Patient) FhirJsonReader.read(content.json());
        links.put(patient.getIdPart(), PatientLinks.linked(patient));
      }
    }
    return links;
  }

  @Override
  public Map<Long, SessionSummary> read(Collection<RecordedSession> sessions) {
    Map<Long, LocalDate> days = new HashMap<>();
    sessions.forEach(session -> days.put(session.number(), session.day()));
    Map<Long, SessionSummary> summaries = new HashMap<>();
    List<Long> visits = List.copyOf(days.keySet());
    for (int from = 0; from < visits.size(); from += PAGE) {
      List<Long> page = visits.subList(from, Math.min(from + PAGE, visits.size()));
      Map<Long, List<Resource>> resources = read(tx -> resources(tx, page)).orElse(Map.of());
      resources.forEach(
          (visit, owned) ->
              VisitRestorer.session(days.get(visit), owned)
                  .ifPresent(summary -> summaries.put(visit, summary)));
    }
    return summaries;
  }

  private static Map<Long, List<Resource>> resources(StoreReader tx, List<Long> visits) {
    Map<Long, List<Resource>> resources = new HashMap<>();
    for (ResourceContent content :
        tx.resources().contentsOfVisits(visits, VisitRestorer.SESSION_TYPES)) {
      resources
          .computeIfAbsent(content.owner(), visit -> new ArrayList<>())
          .add(FhirJsonReader.read(content.json()));
    }
    return resources;
  }

  private <T> Optional<T> read(Function<StoreReader, T> query) {
    return store.get().map(open -> new RetryPolicy(open.waitTime()).retry(() -> open.read(query)));
  }
}
