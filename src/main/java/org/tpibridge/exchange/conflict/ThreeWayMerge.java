package org.tpibridge.exchange.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges a changed resource into the current copy of an EHR, element by element: what only one side
 * changed is taken from that side, what this program never sent stays as it is.
 */
public final class ThreeWayMerge {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Written by servers. */
  private static final Set<String> NOT_COMPARED = Set.of("resourceType", "id", "meta", "text");

  /** What is done with an element that both sides changed. */
  public enum Winner {
    /** The clinic's value is sent. */
    CLINIC,
    /** The EHR's value stays. */
    EHR,
    /** A person decides. */
    PERSON
  }

  /** Decides about elements that both sides changed. */
  @FunctionalInterface
  public interface Policy {
    /**
     * @param element such as {@code Procedure.note}
     */
    Winner of(String element);
  }

  /**
   * The result of a merge.
   *
   * @param merged what has to be sent; empty if the EHR already has it
   * @param kept elements of which the EHR's change stays
   * @param undecided elements that both sides changed and no policy decides
   */
  public record Merge(Optional<Resource> merged, List<String> kept, List<Undecided> undecided) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Merge[" + kept.size() + " kept, " + undecided.size() + " undecided]";
    }
  }

  /**
   * An element that both sides changed and no policy decides.
   *
   * @param sent its value as JSON when it was sent last; empty if it was missing
   * @param here in this store
   * @param there in the EHR
   */
  public record Undecided(
      String element, Optional<String> sent, Optional<String> here, Optional<String> there) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Undecided[" + element + "]";
    }
  }

  private ThreeWayMerge() {}

  /**
   * @param base what was sent last
   * @param ours what would be sent now
   * @param theirs the EHR's current copy
   */
  public static Merge merge(Resource base, Resource ours, Resource theirs, Policy policy) {
    return merge(base, ours, theirs, policy, Set.of());
  }

  /**
   * @param restored elements that get the clinic's value also if only the EHR changed them
   */
  public static Merge merge(
      Resource base, Resource ours, Resource theirs, Policy policy, Set<String> restored) {
    ObjectNode before = tree(base);
    ObjectNode local = tree(ours);
    ObjectNode remote = tree(theirs);
    ObjectNode merged = remote.deepCopy();
    List<String> kept = new ArrayList<>();
    List<Undecided> undecided = new ArrayList<>();
    for (String name : names(before, local)) {
      JsonNode was = before.get(name);
      JsonNode own = local.get(name);
      JsonNode other = remote.get(name);
      if (same(own, other)) {
        continue;
      }
      if (same(other, was) || restored.contains(name)) {
        set(merged, name, own);
      } else if (same(own, was)) {
        kept.add(name);
      } else {
        switch (policy.of(ours.fhirType() + "." + name)) {
          case CLINIC -> set(merged, name, own);
          case EHR -> kept.add(name);
          case PERSON ->
              undecided.add(new Undecided(name, written(was), written(own), written(other)));
        }
      }
    }
    if (merged.equals(remote)) {
      return new Merge(Optional.empty(), kept, undecided);
    }
    set(merged, "text", local.get("text"));
    merged.remove("meta");
    set(merged, "meta", local.get("meta"));
    return new Merge(Optional.of(read(merged)), kept, undecided);
  }

  /**
   * Puts all elements of a resource into the current copy of an EHR, for a resource that only this
   * program maintains. What it never contains stays.
   */
  public static Merge overlay(Resource ours, Resource theirs) {
    ObjectNode local = tree(ours);
    ObjectNode merged = tree(theirs);
    boolean different = false;
    for (String name : names(local, local)) {
      if (!same(local.get(name), merged.get(name))) {
        set(merged, name, local.get(name));
        different = true;
      }
    }
    if (!different) {
      return new Merge(Optional.empty(), List.of(), List.of());
    }
    set(merged, "text", local.get("text"));
    merged.remove("meta");
    set(merged, "meta", local.get("meta"));
    return new Merge(Optional.of(read(merged)), List.of(), List.of());
  }

  /**
   * Lists the elements that differ, such as after a server stored a resource.
   *
   * @return names of elements that are missing in {@code stored}, and of those with another value
   */
  public static Differences differences(Resource sent, Resource stored) {
    ObjectNode before = tree(sent);
    ObjectNode after = tree(stored);
    List<String> dropped = new ArrayList<>();
    List<String> altered = new ArrayList<>();
    for (String name : names(before, before)) {
      if (!after.has(name)) {
        dropped.add(name);
      } else if (!same(before.get(name), after.get(name))) {
        altered.add(name);
      }
    }
    return new Differences(dropped, altered);
  }

  /** Elements that a server dropped or altered. */
  public record Differences(List<String> dropped, List<String> altered) {
    public boolean isEmpty() {
      return dropped.isEmpty() && altered.isEmpty();
    }
  }

  /**
   * Lists the elements in which two resources differ, from either side.
   *
   * @return names of elements
   */
  public static List<String> changed(Resource one, Resource other) {
    ObjectNode first = tree(one);
    ObjectNode second = tree(other);
    return names(first, second).stream()
        .filter(name -> !same(first.get(name), second.get(name)))
        .toList();
  }

  private static Optional<String> written(JsonNode value) {
    return Optional.ofNullable(value).map(JSON::writeValueAsString);
  }

  private static Set<String> names(ObjectNode one, ObjectNode other) {
    Set<String> names = new TreeSet<>(one.propertyNames());
    names.addAll(other.propertyNames());
    names.removeAll(NOT_COMPARED);
    return names;
  }

  private static void set(ObjectNode tree, String name, JsonNode value) {
    if (value == null) {
      tree.remove(name);
    } else {
      tree.set(name, value);
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one == null
        ? other == null
        : other != null && one.equals(ThreeWayMerge::compared, other);
  }

  /** Numbers by value: servers write 50.0 for 50. */
  private static int compared(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private static ObjectNode tree(Resource resource) {
    return (ObjectNode) JSON.readTree(FhirJsonWriter.compact().bytes(resource));
  }

  private static Resource read(ObjectNode tree) {
    return FhirJsonReader.read(JSON.writeValueAsBytes(tree));
  }
}
