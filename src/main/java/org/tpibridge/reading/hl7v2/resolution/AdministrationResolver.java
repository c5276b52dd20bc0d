package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;

/**
 * Resolves administrations (RXA). An administration is identified by its order, RXA-2 and the drug;
 * without an order number, by RXA-3 instead of the order. RXA-21 U replaces it and D removes it. If
 * RXA-2 of the update differs from the original, the only administration that matches is changed.
 */
final class AdministrationResolver {
  private final List<MessageStatement> statements = new ArrayList<>();
  private final OrderMatcher orders;
  private final StatementHistory.ResolutionContext context;
  private final List<Finding> findings;
  private final List<MessageStatement> superseded = new ArrayList<>();
  private final Map<String, String> drugs = new HashMap<>();

  AdministrationResolver(
      List<MessageStatement> all, OrderMatcher orders, StatementHistory.ResolutionContext context) {
    this.orders = orders;
    this.context = context;
    this.findings = context.findings();
    for (MessageStatement each : all) {
      if (each.item() instanceof StatementSubject.Administration given) {
        statements.add(each);
        if (!given.code().isEmpty() && !given.drug().isEmpty()) {
          drugs.merge(given.code(), given.drug(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
  }

  /** The values that identify an administration. */
  private record Key(String order, String time, String subId, String drug) {}

  List<MessageStatement> effectiveStatements(List<MessageStatement> canceled) {
    List<Key> asserted =
        statements.stream()
            .filter(s -> s.action() == MessageStatement.Action.ASSERT)
            .map(this::key)
            .distinct()
            .toList();
    Map<String, List<MessageStatement>> byItem = new LinkedHashMap<>();
    for (MessageStatement each : statements) {
      Key key = target(each, asserted);
      byItem.computeIfAbsent(text(key), k -> new ArrayList<>(2)).add(each);
    }
    List<MessageStatement> effective = new ArrayList<>();
    byItem
        .values()
        .forEach(
            of -> {
              StatementHistory history =
                  new StatementHistory("administration", withoutRepeated(of), context);
              effective.addAll(history.effectiveStatements());
              superseded.addAll(history.superseded());
            });
    return withoutCanceled(effective, canceled);
  }

  /** Returns statements that a newer statement replaced and that were not withdrawn. */
  List<MessageStatement> superseded() {
    return superseded;
  }

  /**
   * Removes repetitions: the same dose at the same site and time, twice in one message, is one
   * administration.
   */
  private List<MessageStatement> withoutRepeated(List<MessageStatement> of) {
    if (of.size() == 1) {
      return of;
    }
    record Seen(long message, MessageStatement.Action action, String time, String content) {}
    Set<Seen> seen = new HashSet<>();
    List<MessageStatement> once = new ArrayList<>();
    for (MessageStatement each : of) {
      String time = ((StatementSubject.Administration) each.item()).time();
      String content = StatementContents.of(List.of(each));
      if (content.isEmpty()
          || seen.add(new Seen(each.message().number(), each.action(), time, content))) {
        once.add(each);
      } else {
        findings.add(
            Finding.warning(
                    Hl7FindingCodes.REPEATED,
                    "The message contains this administration twice, with the same order number and"
                        + " RXA-2. It was counted once. If the drug was given twice, send different"
                        + " numbers in RXA-2.")
                .at(each.place()));
      }
    }
    return once;
  }

  private String text(Key key) {
    return context
        .rules()
        .administration(
            key.order().isEmpty() ? "T" + key.time() : key.order(), key.subId(), key.drug());
  }

  private Key key(MessageStatement statement) {
    StatementSubject.Administration item = (StatementSubject.Administration) statement.item();
    String drug =
        item.drug().isEmpty() ? drugs.getOrDefault(item.code(), item.code()) : item.drug();
    return new Key(orders.key(item.order()), item.time(), item.subId(), drug);
  }

  /** Returns the administration that a statement is about. */
  private Key target(MessageStatement statement, List<Key> asserted) {
    Key key = key(statement);
    boolean changes = statement.action() != MessageStatement.Action.ASSERT;
    boolean exact = asserted.stream().anyMatch(a -> text(a).equals(text(key)));
    if (changes ? exact : !key.order().isEmpty() || key.time().isEmpty()) {
      return key;
    }
    if (!changes) {
      // The same administration, once with its order number and once without.
      return onlyMatch(
              key, asserted, (a, k) -> !a.order().isEmpty() && sameTime(a, k) && sameSubId(a, k))
          .orElse(key);
    }
    Optional<Key> found =
        onlyMatch(key, asserted, (a, k) -> !k.order().isEmpty() && a.order().equals(k.order()))
            .or(() -> onlyMatch(key, asserted, AdministrationResolver::sameTime))
            .or(() -> untimed(key, asserted));
    if (found.isPresent()) {
      return found.get();
    }
    Optional<Key> otherDrug =
        statement.action() == MessageStatement.Action.REPLACE && !key.order().isEmpty()
            ? onlyElement(
                asserted.stream()
                    .filter(a -> a.order().equals(key.order()) && a.subId().equals(key.subId())))
            : Optional.empty();
    String update = statement.action() == MessageStatement.Action.REPLACE ? "U" : "D";
    findings.add(
        Finding.warning(
                Hl7FindingCodes.UNMATCHED,
                otherDrug.isPresent()
                    ? "The update (RXA-21 U) contains a different drug than the original"
                        + " administration. The drug of the update was used. Check which one was"
                        + " given."
                    : "RXA-21 "
                        + update
                        + " refers to an administration that no message of the visit contains. Send the"
                        + " original RAS message together with it.")
            .at(statement.place()));
    return otherDrug.orElse(key);
  }

  private static Optional<Key> untimed(Key key, List<Key> asserted) {
    return key.order().isEmpty() && key.time().isEmpty()
        ? onlyMatch(key, asserted, (a, k) -> true)
        : Optional.empty();
  }

  private static boolean sameTime(Key a, Key b) {
    return !a.time().isEmpty() && a.time().equals(b.time());
  }

  private static boolean sameSubId(Key a, Key b) {
    return a.subId().isEmpty() || b.subId().isEmpty() || a.subId().equals(b.subId());
  }

  private static Optional<Key> onlyMatch(Key key, List<Key> asserted, BiPredicate<Key, Key> fits) {
    return onlyElement(
        asserted.stream().filter(a -> a.drug().equals(key.drug()) && fits.test(a, key)));
  }

  private static Optional<Key> onlyElement(Stream<Key> keys) {
    List<Key> found = keys.limit(2).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Removes administrations of canceled orders, unless RXA-20 states that the drug was given. */
  private List<MessageStatement> withoutCanceled(
      List<MessageStatement> effective, List<MessageStatement> canceled) {
    if (canceled.isEmpty()) {
      return effective;
    }
    List<MessageStatement> remaining = new ArrayList<>();
    Set<Long> warned = new TreeSet<>();
    for (MessageStatement each : effective) {
      Optional<MessageStatement> cancel =
          canceled.stream()
              .filter(c -> !orders.key(c.item().order()).isEmpty())
              .filter(c -> orders.key(c.item().order()).equals(orders.key(each.item().order())))
              .findFirst();
      boolean given = ((StatementSubject.Administration) each.item()).statedAsGiven();
      if (cancel.isEmpty() || given) {
        remaining.add(each);
      }
      if (cancel.isPresent() && !each.facts().isEmpty()) {
        if (!given) {
          findings.add(
              Finding.information(
                      Hl7FindingCodes.NOT_GIVEN,
                      "The order was canceled (ORC-1) and RXA-20 does not state that the drug was"
                          + " given. It was skipped.")
                  .at(each.place()));
        } else if (warned.add(cancel.get().message().number())) {
          findings.add(
              Finding.warning(
                      Hl7FindingCodes.WITHDRAWN,
                      "ORC-1 cancels an order, but "
                          + each.place().locationInSource()
                          + " states that it was given (RXA-20). The administration was used. If"
                          + " nothing was given, send RXA-21 D.")
                  .at(cancel.get().place()));
        }
      }
    }
    return remaining;
  }
}
