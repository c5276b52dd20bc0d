package org.tpibridge.reading.hl7v2.resolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.reading.hl7v2.message.EntityIdentifierMatcher;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;

/**
 * Determines which statements are about the same order. The filler number identifies it. If a
 * message has only the placer number, it belongs to the filler's order if the placer number has
 * only one.
 */
final class OrderMatcher {
  private final EntityIdentifierMatcher placers = new EntityIdentifierMatcher();
  private final EntityIdentifierMatcher fillers = new EntityIdentifierMatcher();
  private final Map<String, Set<String>> fillersOfPlacer = new HashMap<>();

  OrderMatcher(List<MessageStatement> statements) {
    for (MessageStatement each : statements) {
      placers.add(each.item().order().placer());
      fillers.add(each.item().order().filler());
    }
    for (MessageStatement each : statements) {
      String placer = placers.resolve(each.item().order().placer());
      String filler = fillers.resolve(each.item().order().filler());
      if (!placer.isEmpty() && !filler.isEmpty()) {
        fillersOfPlacer.computeIfAbsent(placer, p -> new TreeSet<>()).add(filler);
      }
    }
  }

  /** Returns one text for each order; "" without a number. */
  String key(OrderNumbers order) {
    if (order.isEmpty()) {
      return "";
    }
    String filler = fillers.resolve(order.filler());
    if (!filler.isEmpty()) {
      return "F" + filler;
    }
    String placer = placers.resolve(order.placer());
    Set<String> fillersOfThisPlacer = fillersOfPlacer.getOrDefault(placer, Set.of());
    return fillersOfThisPlacer.size() == 1
        ? "F" + fillersOfThisPlacer.iterator().next()
        : "P" + placer;
  }
}
