package org.tpibridge.exchange.planning;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.mapping.json.StoredReferences;

/** Sorts resources so that each comes after those that it refers to. */
public final class DependencyOrder {
  private final Map<String, PlannedResource> open = new LinkedHashMap<>();
  private final Map<String, PlannedResource> sorted = new LinkedHashMap<>();

  private DependencyOrder(List<PlannedResource> resources) {
    resources.forEach(resource -> open.put(resource.name(), resource));
  }

  public static List<PlannedResource> of(List<PlannedResource> resources) {
    DependencyOrder order = new DependencyOrder(resources);
    resources.forEach(resource -> order.add(resource.name(), new LinkedHashSet<>()));
    return List.copyOf(order.sorted.values());
  }

  /**
   * @param path the resources that led here; a reference back to one of them is not followed
   */
  private void add(String name, Set<String> path) {
    PlannedResource resource = open.get(name);
    if (resource == null || sorted.containsKey(name) || !path.add(name)) {
      return;
    }
    StoredReferences.in(resource.resource().json()).forEach(other -> add(other, path));
    sorted.put(name, resource);
  }
}
