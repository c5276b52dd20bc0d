package org.tpibridge.source.hl7v2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which statements are about one order. The filler's number identifies it. Where a message has the
 * placer's number alone, it is the filler's order if the placer's has only one.
 */
final class Orders {
  private final Identifiers placers = new Identifiers();
  private final Identifiers fillers = new Identifiers();
  private final Map<String, Set<String>> fillersOfPlacer = new HashMap<>();

  Orders(List<Statement> statements) {
    for (Statement each : statements) {
      placers.add(each.item().order().placer());
      fillers.add(each.item().order().filler());
    }
    for (Statement each : statements) {
      String placer = placers.resolve(each.item().order().placer());
      String filler = fillers.resolve(each.item().order().filler());
      if (!placer.isEmpty() && !filler.isEmpty()) {
        fillersOfPlacer.computeIfAbsent(placer, p -> new TreeSet<>()).add(filler);
      }
    }
  }

  /** One text for each order; "" where there is no number. */
  String key(OrderNumbers order) {
    if (order.isEmpty()) {
      return "";
    }
    String filler = fillers.resolve(order.filler());
    if (!filler.isEmpty()) {
      return "F" + filler;
    }
    String placer = placers.resolve(order.placer());
    Set<String> known = fillersOfPlacer.getOrDefault(placer, Set.of());
    return known.size() == 1 ? "F" + known.iterator().next() : "P" + placer;
  }
}
