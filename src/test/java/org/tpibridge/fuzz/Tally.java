package org.tpibridge.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** Counts how often operations of each kind were run. */
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return total() + " operations: " + counts;
  }
}
