package org.tpibridge.exchange.push;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;

/** Counts what a push did. Safe for use by many threads. */
final class PushCounts {
  private final Map<SendAction, Long> done = new EnumMap<>(SendAction.class);
  private final Map<String, Long> notTransmittable = new TreeMap<>();
  private final Map<String, Long> excluded = new TreeMap<>();
  private final Map<String, Long> inDocuments = new TreeMap<>();
  private final Map<String, Long> outdated = new TreeMap<>();
  private final Map<String, Long> refusedInDocuments = new TreeMap<>();
  private final Map<String, String> notSent = new TreeMap<>();
  private long deletedOfErased;
  private long sentVisits;
  private long unchangedVisits;
  private long resolved;
  private long matched;
  private long resourcesRefused;

  synchronized void add(PlannedResource resource, Outcome outcome) {
    switch (resource.action()) {
      case EXCLUDE -> excluded.merge(resource.resource().type(), 1L, Long::sum);
      default -> {
        if (outcome.kind() == Outcome.Kind.REFUSED) {
          resourcesRefused++;
        } else if (outcome.isDone()) {
          done.merge(resource.action(), 1L, Long::sum);
        }
      }
    }
  }

  /** What was sent in the document of a visit. */
  synchronized void inDocument(PlannedResource resource) {
    (resource.action() == SendAction.DOCUMENT ? inDocuments : refusedInDocuments)
        .merge(resource.resource().type(), 1L, Long::sum);
  }

  /** What the EHR has with an earlier content, which cannot be changed. */
  synchronized void outdated(PlannedResource resource) {
    outdated.merge(resource.resource().type(), 1L, Long::sum);
  }

  synchronized void deletedOfErased(long resources) {
    deletedOfErased += resources;
  }

  synchronized void sentVisit() {
    sentVisits++;
  }

  synchronized void addNotTransmittable(PlannedResource resource) {
    notTransmittable.merge(resource.resource().type(), 1L, Long::sum);
  }

  synchronized void unchangedVisit() {
    unchangedVisits++;
  }

  synchronized void resolved(int requests) {
    resolved += requests;
  }

  synchronized void matchedPatient() {
    matched++;
  }

  /**
   * The result of the last attempt of a patient: what a retry delivers is not reported.
   *
   * @param patientId empty for the EHR as a whole
   */
  synchronized void patient(String patientId, Outcome outcome) {
    if (outcome.isDone()) {
      notSent.remove(patientId);
    } else {
      notSent.put(patientId, outcome.message());
    }
  }

  synchronized PushSummary summary(
      long waiting, long dead, long review, long deletions, long historical, boolean available) {
    return new PushSummary(
        count(SendAction.CREATE),
        count(SendAction.UPDATE),
        count(SendAction.RETRACT),
        count(SendAction.DELETE) + deletedOfErased,
        sentVisits,
        unchangedVisits,
        resourcesRefused,
        resolved,
        matched,
        new TreeMap<>(inDocuments),
        new TreeMap<>(refusedInDocuments),
        new TreeMap<>(outdated),
        new TreeMap<>(notTransmittable),
        new TreeMap<>(excluded),
        reasons(),
        waiting,
        dead,
        review,
        deletions,
        available,
        historical);
  }

  private Map<String, Long> reasons() {
    return notSent.values().stream()
        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
  }

  private long count(SendAction action) {
    return done.getOrDefault(action, 0L);
  }
}
