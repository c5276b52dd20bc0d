package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.finding.Finding;

/**
 * The results of a visit (OBX). A result is identified by its order, its code and its sub-ID;
 * OBR-25 X removes all results of an order.
 */
final class Results {
  private final List<Statement> statements;
  private final Orders orders;
  private final History.Judgment judgment;
  private final List<Statement> superseded = new ArrayList<>();
  private final Identifiers codes = new Identifiers();

  Results(List<Statement> statements, Orders orders, History.Judgment judgment) {
    this.statements = statements;
    this.orders = orders;
    this.judgment = judgment;
    codes();
  }

  private record Group(String order, String result) {}

  /** Those that count, by the order or the group of orders that they are of. */
  Map<String, List<Statement>> counting(List<Statement> canceled) {
    Map<Group, List<Statement>> byItem = new LinkedHashMap<>();
    List<Statement> untimed = new ArrayList<>();
    for (Statement each : statements) {
      if (each.item() instanceof Item.Result result) {
        if (judgment.rules().removes(each) && result.at().isEmpty()) {
          untimed.add(each);
        } else {
          byItem.computeIfAbsent(group(result), g -> new ArrayList<>(2)).add(each);
        }
      }
    }
    untimed.forEach(removal -> addRemoval((Item.Result) removal.item(), removal, byItem));
    for (Statement each : statements) {
      if (each.item() instanceof Item.NoResults none) {
        String order = order(none.order(), none.group());
        byItem.forEach(
            (group, of) -> {
              if (group.order().equals(order)) {
                of.add(each);
              }
            });
      }
    }
    Map<String, List<Statement>> counting = new LinkedHashMap<>();
    byItem.forEach(
        (group, of) -> {
          History history = new History("result", of, judgment);
          counting
              .computeIfAbsent(group.order(), o -> new ArrayList<>())
              .addAll(history.counting());
          superseded.addAll(history.superseded());
        });
    canceled.forEach(each -> cancel(each, counting));
    return counting;
  }

  /** A canceled order withdraws what is preliminary; what is final was done. */
  private void cancel(Statement canceled, Map<String, List<Statement>> counting) {
    List<Statement> ofOrder =
        counting.getOrDefault(orders.key(canceled.item().order()), new ArrayList<>());
    boolean left = ofOrder.removeIf(s -> s.version().status() == Version.Status.PRELIMINARY);
    Optional<Statement> stays = ofOrder.stream().filter(s -> !s.facts().isEmpty()).findFirst();
    if (stays.isPresent()) {
      judgment
          .findings()
          .add(
              Finding.warning(
                      Codes.WITHDRAWN,
                      "ORC-1 cancels an order of which "
                          + stays.get().place().withinSource()
                          + " has a result. The result counts. If the procedure was not done, send"
                          + " the results with OBX-11 D or OBR-25 X.")
                  .at(canceled.place()));
    } else if (left) {
      judgment
          .findings()
          .add(
              Finding.information(
                      Codes.STATUS,
                      "The order was canceled (ORC-1); its preliminary results do not count.")
                  .at(canceled.place()));
    }
  }

  /** Those that did not count although nothing says that they were wrong. */
  List<Statement> superseded() {
    return superseded;
  }

  /** A withdrawal that names no time is of the scores of all times. */
  private void addRemoval(
      Item.Result result, Statement removal, Map<Group, List<Statement>> byItem) {
    Group exact = group(result);
    String timed = exact.result() + "@";
    boolean found = false;
    for (Map.Entry<Group, List<Statement>> each : byItem.entrySet()) {
      String other = each.getKey().result();
      if (each.getKey().order().equals(exact.order())
          && (other.equals(exact.result()) || other.startsWith(timed))) {
        each.getValue().add(removal);
        found = true;
      }
    }
    if (!found) {
      byItem.put(exact, new ArrayList<>(List.of(removal)));
    }
  }

  private Group group(Item.Result result) {
    String order = order(result.order(), result.group());
    String item = judgment.rules().result(order, codes.resolve(result.code()), result.subId());
    return new Group(order, result.at().map(at -> item + "@" + at).orElse(item));
  }

  /** An order by its number, else by who reports what battery. */
  private String order(OrderNumbers order, String group) {
    return order.isEmpty() ? "G" + group : orders.key(order);
  }

  /**
   * A local code and its alternate are one code where each comes with the other alone; a general
   * alternate, such as LOINC's for any pain score, does not make two local codes one.
   */
  private void codes() {
    Map<EntityId, Set<String>> partners = new HashMap<>();
    List<Item.Result> both = new ArrayList<>();
    for (Statement each : statements) {
      if (each.item() instanceof Item.Result result) {
        codes.add(result.code());
        codes.add(result.alternate());
        if (!result.code().isEmpty() && !result.alternate().isEmpty()) {
          both.add(result);
        }
      }
    }
    for (Item.Result each : both) {
      partner(partners, each.code(), each.alternate());
      partner(partners, each.alternate(), each.code());
    }
    both.stream()
        .filter(r -> partners.get(r.code()).size() == 1 && partners.get(r.alternate()).size() == 1)
        .forEach(r -> codes.join(r.code(), r.alternate()));
  }

  private void partner(Map<EntityId, Set<String>> partners, EntityId code, EntityId other) {
    partners.computeIfAbsent(code, c -> new TreeSet<>()).add(codes.resolve(other));
  }
}
