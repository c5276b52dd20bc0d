package org.tpibridge.persona.data;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ObjectNode;

/**
 * All resources with all their versions. Every method may be called from any thread; a caller that
 * reads and then writes does so in {@link #atomically}.
 */
public final class ResourceMemory {
  private static final long FIRST_ID = 1001;

  private final InstantSource clock;
  private final boolean versions;
  private final Map<String, Map<String, List<StoredCopy>>> byType = new TreeMap<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final String idPrefix;
  private long nextId = FIRST_ID;
  private int depth;
  private Instant lastUpdate = Instant.EPOCH;

  /**
   * @param idPrefix first letters of the ids that the server assigns
   * @param versions whether resources show their version
   */
  public ResourceMemory(InstantSource clock, String idPrefix, boolean versions) {
    this.clock = clock;
    this.idPrefix = idPrefix;
    this.versions = versions;
  }

  /** Runs an action alone. If it fails, nothing of it remains. */
  public synchronized <T> T atomically(Supplier<T> action) {
    int mark = undo.size();
    depth++;
    boolean done = false;
    try {
      T result = action.get();
      done = true;
      return result;
    } finally {
      depth--;
      if (!done) {
        for (int i = undo.size() - 1; i >= mark; i--) {
          undo.get(i).run();
        }
        undo.subList(mark, undo.size()).clear();
      }
      if (depth == 0) {
        undo.clear();
      }
    }
  }

  /** An id that no resource of this type has. */
  public synchronized String newId(String type) {
    String id;
    do {
      id = idPrefix + nextId++;
    } while (versions(type, id).isPresent());
    return id;
  }

  /** The newest version, which may be a deletion. */
  public synchronized Optional<StoredCopy> latest(String type, String id) {
    return versions(type, id).map(all -> all.get(all.size() - 1));
  }

  /** The newest version, if the resource exists. */
  public Optional<StoredCopy> existing(String type, String id) {
    return latest(type, id).filter(copy -> !copy.isDeleted());
  }

  /** The resource of {@code Type/id}, if it exists. */
  public Optional<StoredCopy> existing(String key) {
    String[] parts = key.split("/", -1);
    return parts.length < 2 ? Optional.empty() : existing(parts[0], parts[1]);
  }

  public synchronized Optional<StoredCopy> version(String type, String id, int version) {
    return versions(type, id)
        .filter(all -> version >= 1 && version <= all.size())
        .map(all -> all.get(version - 1));
  }

  /** The resources of a type that exist, oldest first. */
  public synchronized List<StoredCopy> all(String type) {
    return byType.getOrDefault(type, Map.of()).values().stream()
        .map(all -> all.get(all.size() - 1))
        .filter(copy -> !copy.isDeleted())
        .toList();
  }

  /** The newest versions of everything, with deletions. */
  public synchronized List<StoredCopy> everything() {
    return byType.values().stream()
        .flatMap(type -> type.values().stream())
        .map(all -> all.get(all.size() - 1))
        .toList();
  }

  /** Saves a new version. */
  public synchronized StoredCopy save(ObjectNode resource, String id) {
    ObjectNode body = resource.deepCopy();
    String type = FhirTree.type(body);
    int version = versions(type, id).map(List::size).orElse(0) + 1;
    Instant now = now();
    ObjectNode ordered = FhirTree.object().put("resourceType", type).put("id", id);
    ObjectNode meta = ordered.putObject("meta");
    if (body.path("meta") instanceof ObjectNode given) {
      meta.setAll(given);
    }
    meta.remove("versionId");
    if (versions) {
      meta.put("versionId", Integer.toString(version));
    }
    meta.put("lastUpdated", now.toString());
    body.remove(List.of("resourceType", "id", "meta"));
    ordered.setAll(body);
    return add(new StoredCopy(type, id, version, now, false, ordered));
  }

  /** Saves a deletion as a new version. */
  public synchronized StoredCopy delete(StoredCopy copy) {
    return add(
        new StoredCopy(copy.type(), copy.id(), copy.version() + 1, now(), true, copy.sharedBody()));
  }

  /** Whether another existing resource refers to a resource. */
  public synchronized boolean isReferenced(StoredCopy copy) {
    boolean[] found = {false};
    for (StoredCopy other : everything()) {
      if (!other.isDeleted() && !other.key().equals(copy.key())) {
        FhirTree.eachReference(
            other.sharedBody(),
            reference -> found[0] |= FhirTree.text(reference, "reference").equals(copy.key()));
      }
    }
    return found[0];
  }

  private StoredCopy add(StoredCopy copy) {
    Map<String, List<StoredCopy>> type =
        byType.computeIfAbsent(copy.type(), t -> new LinkedHashMap<>());
    List<StoredCopy> all = type.computeIfAbsent(copy.id(), i -> new ArrayList<>());
    all.add(copy);
    if (depth > 0) {
      undo.add(
          () -> {
            all.remove(all.size() - 1);
            if (all.isEmpty()) {
              type.remove(copy.id());
            }
          });
    }
    return copy;
  }

  private Optional<List<StoredCopy>> versions(String type, String id) {
    return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(id));
  }

  /** Never before the previous update, although clocks are set back. */
  private Instant now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    lastUpdate = now.isAfter(lastUpdate) ? now : lastUpdate;
    return lastUpdate;
  }
}
