package org.tpibridge.reading.hl7v2.resolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;

/**
 * Selects the statements about one item that are used. What one message states about an item is a
 * list that replaces the list of an older message.
 */
final class StatementHistory {
  private final String itemName;
  private final List<MessageStatement> statements;
  private final ResolutionContext context;
  private final List<MessageStatement> superseded = new ArrayList<>(0);

  /**
   * @param itemName the name of the item for findings, such as "result"
   */
  StatementHistory(String itemName, List<MessageStatement> statements, ResolutionContext context) {
    this.itemName = itemName;
    this.statements = statements;
    this.context = context;
  }

  /** The settings and the list of findings that decisions need. */
  record ResolutionContext(SubjectRules rules, ListReconciler sources, List<Finding> findings) {}

  /** Statements that a newer one replaced without being marked as a correction. */
  List<MessageStatement> superseded() {
    return superseded;
  }

  /** The statements of one message with one recording time. */
  private record Report(List<MessageStatement> statements, StatementVersion version) {
    static Report of(List<MessageStatement> statements) {
      return new Report(
          statements,
          statements.stream()
              .map(MessageStatement::version)
              .max(Comparator.naturalOrder())
              .orElseThrow());
    }

    MessageStatement last() {
      return statements.get(statements.size() - 1);
    }

    boolean isCorrection() {
      return version.status().compareTo(StatementVersion.Status.CORRECTION) >= 0;
    }
  }

  private record ReportOrigin(long message, Instant recorded) {}

  /** Returns the statements to use. */
  List<MessageStatement> effectiveStatements() {
    if (statements.size() == 1 && statements.get(0).action() == MessageStatement.Action.ASSERT) {
      return statements;
    }
    List<Report> reports = reports();
    List<MessageStatement> state = List.of();
    Report newest = null;
    for (Report report : reports) {
      List<MessageStatement> next = next(state, report);
      if (newest != null) {
        compare(newest, state, report, next);
      }
      if (report.statements().stream()
          .anyMatch(s -> s.action() != MessageStatement.Action.PENDING)) {
        newest = report;
      }
      state = next;
    }
    pending(state, reports);
    return state;
  }

  private List<Report> reports() {
    Map<ReportOrigin, List<MessageStatement>> byOrigin = new LinkedHashMap<>();
    for (MessageStatement each : statements) {
      byOrigin
          .computeIfAbsent(
              new ReportOrigin(each.message().number(), each.version().recordedAt()),
              o -> new ArrayList<>(2))
          .add(each);
    }
    return byOrigin.values().stream()
        .map(Report::of)
        .sorted(
            Comparator.comparing(Report::version, context.rules().newest())
                .thenComparing(r -> r.last().message().number()))
        .toList();
  }

  private List<MessageStatement> next(List<MessageStatement> state, Report report) {
    List<MessageStatement> removed =
        report.statements().stream().filter(context.rules()::removes).toList();
    List<MessageStatement> asserted = of(report, MessageStatement.Action.ASSERT);
    List<MessageStatement> replacing = of(report, MessageStatement.Action.REPLACE);
    if (!replacing.isEmpty()) {
      asserted = List.of(replacing.get(replacing.size() - 1));
    }
    if (asserted.isEmpty() && removed.isEmpty()) {
      return state;
    }
    Set<String> values =
        removed.stream()
            .map(StatementContents::value)
            .filter(v -> !v.isEmpty())
            .collect(Collectors.toSet());
    if (!asserted.isEmpty()) {
      // A withdrawal without a value withdraws everything that its message states.
      boolean whole = removed.stream().anyMatch(StatementHistory::isWhole);
      List<MessageStatement> left = without(asserted, values);
      return whole && left.size() == asserted.size() ? List.of() : left;
    }
    List<MessageStatement> left = without(state, values);
    return left.size() < state.size() ? left : List.of();
  }

  /** A removal that names no value of a list applies to the whole item. */
  private static boolean isWhole(MessageStatement removal) {
    return removal.item() instanceof StatementSubject.Administration
        || StatementContents.value(removal).isEmpty();
  }

  private static List<MessageStatement> without(List<MessageStatement> state, Set<String> values) {
    return values.isEmpty()
        ? state
        : state.stream().filter(s -> !values.contains(StatementContents.value(s))).toList();
  }

  private static List<MessageStatement> of(Report report, MessageStatement.Action action) {
    return report.statements().stream().filter(s -> s.action() == action).toList();
  }

  /** Reports a change that the sender did not mark as a correction. */
  private void compare(
      Report before, List<MessageStatement> state, Report report, List<MessageStatement> next) {
    boolean marked =
        report.isCorrection()
            || report.statements().stream()
                .noneMatch(s -> s.action() == MessageStatement.Action.ASSERT);
    if (marked) {
      return;
    }
    superseded.addAll(state);
    if (state.isEmpty() || context.sources().isEquivalent(state, next)) {
      return;
    }
    boolean tie = context.rules().newest().compare(before.version(), report.version()) == 0;
    boolean preliminary = before.version().status() == StatementVersion.Status.PRELIMINARY;
    String message =
        "The "
            + itemName
            + " was stated differently in "
            + before.last().place().locationInSource()
            + ". This one was used: "
            + (tie
                ? "it arrived later, and their times and statuses are equal."
                : preliminary ? "the other one was preliminary." : "it is newer.");
    context
        .findings()
        .add(
            (preliminary && !tie
                    ? Finding.information(Hl7FindingCodes.REPLACED, message)
                    : Finding.warning(
                        Hl7FindingCodes.REPLACED,
                        message + " It is not marked as a correction. Check it."))
                .at(report.last().place()));
  }

  /** Reports a value that is not final. It is not used and replaces nothing. */
  private void pending(List<MessageStatement> state, List<Report> reports) {
    reports.stream()
        .flatMap(r -> of(r, MessageStatement.Action.PENDING).stream())
        .findFirst()
        .ifPresent(
            pending -> {
              String message = "The " + itemName + " is not final and was not used";
              context
                  .findings()
                  .add(
                      (state.isEmpty()
                              ? Finding.warning(
                                  Hl7FindingCodes.NOT_FINAL,
                                  message + ". Send it again when it is final.")
                              : Finding.information(
                                  Hl7FindingCodes.NOT_FINAL, message + ". The final one was used."))
                          .at(pending.place()));
            });
  }
}
