package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.EntityIdentifier;
import org.tpibridge.reading.hl7v2.message.EntityIdentifierMatcher;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.OrderNumbers;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;

/**
 * Resolves the results of a visit (OBX). A result is identified by its order, its code and its
 * sub-ID. OBR-25 X removes all results of an order.
 */
final class ResultResolver {
  private final List<MessageStatement> statements;
  private final OrderMatcher orders;
  private final StatementHistory.ResolutionContext context;
  private final List<MessageStatement> superseded = new ArrayList<>();
  private final EntityIdentifierMatcher codes = new EntityIdentifierMatcher();

  ResultResolver(
      List<MessageStatement> statements,
      OrderMatcher orders,
      StatementHistory.ResolutionContext context) {
    this.statements = statements;
    this.orders = orders;
    this.context = context;
    codes();
  }

  private record Group(String order, String result) {}

  /** Returns the statements to use, by their order or group of orders. */
  Map<String, List<MessageStatement>> effectiveStatements(List<MessageStatement> canceled) {
    Map<Group, List<MessageStatement>> byItem = new LinkedHashMap<>();
    List<MessageStatement> untimed = new ArrayList<>();
    for (MessageStatement each : statements) {
      if (each.item() instanceof StatementSubject.Result result) {
        if (context.rules().removes(each) && result.at().isEmpty()) {
          untimed.add(each);
        } else {
          byItem.computeIfAbsent(group(result), g -> new ArrayList<>(2)).add(each);
        }
      }
    }
    untimed.forEach(
        removal -> addRemoval((StatementSubject.Result) removal.item(), removal, byItem));
    for (MessageStatement each : statements) {
      if (each.item() instanceof StatementSubject.NoResults none) {
        String order = order(none.order(), none.group());
        byItem.forEach(
            (group, of) -> {
              if (group.order().equals(order)) {
                of.add(each);
              }
            });
      }
    }
    Map<String, List<MessageStatement>> effective = new LinkedHashMap<>();
    byItem.forEach(
        (group, of) -> {
          StatementHistory history = new StatementHistory("result", of, context);
          effective
              .computeIfAbsent(group.order(), o -> new ArrayList<>())
              .addAll(history.effectiveStatements());
          superseded.addAll(history.superseded());
        });
    canceled.forEach(each -> cancel(each, effective));
    return effective;
  }

  /** Removes preliminary results of a canceled order. Final results were performed. */
  private void cancel(MessageStatement canceled, Map<String, List<MessageStatement>> effective) {
    List<MessageStatement> ofOrder =
        effective.getOrDefault(orders.key(canceled.item().order()), new ArrayList<>());
    boolean left =
        ofOrder.removeIf(s -> s.version().status() == StatementVersion.Status.PRELIMINARY);
    Optional<MessageStatement> retained =
        ofOrder.stream().filter(s -> !s.facts().isEmpty()).findFirst();
    if (retained.isPresent()) {
      context
          .findings()
          .add(
              Finding.warning(
                      Hl7FindingCodes.WITHDRAWN,
                      "ORC-1 cancels an order, but "
                          + retained.get().place().locationInSource()
                          + " has a result of it. The result was used. If the procedure was not performed, send"
                          + " the results with OBX-11 D or OBR-25 X.")
                  .at(canceled.place()));
    } else if (left) {
      context
          .findings()
          .add(
              Finding.information(
                      Hl7FindingCodes.STATUS,
                      "The order was canceled (ORC-1). Its preliminary results were not used.")
                  .at(canceled.place()));
    }
  }

  /** Returns statements that are not used although they are not stated to be wrong. */
  List<MessageStatement> superseded() {
    return superseded;
  }

  /** A withdrawal without a time applies to the scores of all times. */
  private void addRemoval(
      StatementSubject.Result result,
      MessageStatement removal,
      Map<Group, List<MessageStatement>> byItem) {
    Group exact = group(result);
    String timed = exact.result() + "@";
    boolean found = false;
    for (Map.Entry<Group, List<MessageStatement>> each : byItem.entrySet()) {
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

  private Group group(StatementSubject.Result result) {
    String order = order(result.order(), result.group());
    String item = context.rules().result(order, codes.resolve(result.code()), result.subId());
    return new Group(order, result.at().map(at -> item + "@" + at).orElse(item));
  }

  /** Identifies an order by its number or, without one, by the sender and the battery. */
  private String order(OrderNumbers order, String group) {
    return order.isEmpty() ? "G" + group : orders.key(order);
  }

  /**
   * A local code and its alternate are equal if each occurs only with the other. A general
   * alternate, such as LOINC's code for any pain score, does not make two local codes equal.
   */
  private void codes() {
    Map<EntityIdentifier, Set<String>> partners = new HashMap<>();
    List<StatementSubject.Result> both = new ArrayList<>();
    for (MessageStatement each : statements) {
      if (each.item() instanceof StatementSubject.Result result) {
        codes.add(result.code());
        codes.add(result.alternate());
        if (!result.code().isEmpty() && !result.alternate().isEmpty()) {
          both.add(result);
        }
      }
    }
    for (StatementSubject.Result each : both) {
      partner(partners, each.code(), each.alternate());
      partner(partners, each.alternate(), each.code());
    }
    both.stream()
        .filter(r -> partners.get(r.code()).size() == 1 && partners.get(r.alternate()).size() == 1)
        .forEach(r -> codes.link(r.code(), r.alternate()));
  }

  private void partner(
      Map<EntityIdentifier, Set<String>> partners, EntityIdentifier code, EntityIdentifier other) {
    partners.computeIfAbsent(code, c -> new TreeSet<>()).add(codes.resolve(other));
  }
}
