package org.tpibridge.importing.export;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.importing.export.ExportUnit.StoredContent;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.StoredReferences;
import org.tpibridge.store.jobs.ChangePoint;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Resources.VersionContent;

/**
 * Divides the resources of a visit.
 *
 * @param current what the visit contains
 * @param vanished what it contained at the point of the export and no longer contains
 * @param external references to resources of other visits and to shared ones
 */
record VisitParts(List<StoredContent> current, List<StoredContent> vanished, Set<String> external) {

  /** The visit as it is, without anything that is entered in error. */
  static VisitParts whole(List<VersionContent> owned) {
    return of(owned, content -> false);
  }

  /**
   * The visit with what vanished after a point. What a receiver never got is not sent in order to
   * retract it.
   *
   * @param history all versions of the visit's resources
   */
  static VisitParts since(
      ChangePoint point, List<VersionContent> owned, List<ResourceVersion> history) {
    Map<Long, Boolean> existed = new HashMap<>();
    history.forEach(v -> existed.merge(v.resource(), !isAfter(point, v), Boolean::logicalOr));
    return of(owned, v -> isAfter(point, v) && existed.getOrDefault(v.resource(), Boolean.FALSE));
  }

  static boolean isAfter(ChangePoint point, ResourceVersion version) {
    return point.isBefore(version.job(), version.rowNumber(), version.updated());
  }

  /** Decides about a retracted resource. */
  private interface Vanishing {
    boolean isSent(ResourceVersion retracted);
  }

  private static VisitParts of(List<VersionContent> owned, Vanishing vanishing) {
    Map<String, StoredContent> unsent = new HashMap<>();
    Map<String, StoredContent> current = new LinkedHashMap<>();
    Map<String, StoredContent> vanished = new LinkedHashMap<>();
    for (VersionContent resource : owned) {
      ResourceVersion version = resource.version();
      StoredContent content =
          new StoredContent(version.type() + "/" + version.id(), resource.json());
      Map<String, StoredContent> part =
          !isRetracted(resource.json()) ? current : vanishing.isSent(version) ? vanished : unsent;
      part.put(content.name(), content);
    }
    Set<String> references = new LinkedHashSet<>(references(current.values()));
    // What vanished may refer to what vanished earlier: a reference must not lead nowhere.
    Deque<String> open = new ArrayDeque<>(references(vanished.values()));
    while (!open.isEmpty()) {
      String name = open.remove();
      references.add(name);
      Optional.ofNullable(unsent.remove(name))
          .ifPresent(
              earlier -> {
                vanished.put(name, earlier);
                open.addAll(StoredReferences.in(earlier.json()));
              });
    }
    references.removeAll(current.keySet());
    references.removeAll(vanished.keySet());
    return new VisitParts(
        List.copyOf(current.values()), List.copyOf(vanished.values()), references);
  }

  private static Set<String> references(Collection<StoredContent> resources) {
    Set<String> references = new LinkedHashSet<>();
    resources.forEach(r -> references.addAll(StoredReferences.in(r.json())));
    return references;
  }

  private static boolean isRetracted(byte[] json) {
    return Retraction.mayBeRetracted(json) && Retraction.isRetracted(FhirJsonReader.read(json));
  }

  boolean isEmpty() {
    return current.isEmpty() && vanished.isEmpty();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "VisitParts[…]";
  }
}
