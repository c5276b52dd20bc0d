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
 * All statements about one item, and which of them count. What one message states about an item is
 * a list, and replaces the list of an older message.
 */
final class StatementHistory {
  private final String itemName;
  private final List<MessageStatement> statements;
  private final ResolutionContext judgment;
  private final List<MessageStatement> superseded = new ArrayList<>(0);

  /**
   * @param itemName the item is, for findings: "result"
   */
  StatementHistory(String itemName, List<MessageStatement> statements, ResolutionContext judgment) {
    this.itemName = itemName;
    this.statements = statements;
    this.judgment = judgment;
  }

  /** What the decisions need. */
  record ResolutionContext(SubjectRules rules, ListSources sources, List<Finding> findings) {}

  /** Those that a newer statement replaced without being marked as a correction. */
  List<MessageStatement> superseded() {
    return superseded;
  }

  /** The statements of one message, recorded at one time. */
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

  /** What counts in the end. */
  List<MessageStatement> counting() {
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
            Comparator.comparing(Report::version, judgment.rules().newest())
                .thenComparing(r -> r.last().message().number()))
        .toList();
  }

  private List<MessageStatement> next(List<MessageStatement> state, Report report) {
    List<MessageStatement> removed =
        report.statements().stream().filter(judgment.rules()::removes).toList();
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
      // A withdrawal without a value withdraws all that its message states.
      boolean whole = removed.stream().anyMatch(StatementHistory::isWhole);
      List<MessageStatement> left = without(asserted, values);
      return whole && left.size() == asserted.size() ? List.of() : left;
    }
    List<MessageStatement> left = without(state, values);
    return left.size() < state.size() ? left : List.of();
  }

  /** A removal that names no value of a list is of the whole item. */
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

  /** A change that its sender does not mark as one is reported. */
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
    if (state.isEmpty() || judgment.sources().sameMeaning(state, next)) {
      return;
    }
    boolean tie = judgment.rules().newest().compare(before.version(), report.version()) == 0;
    boolean preliminary = before.version().status() == StatementVersion.Status.PRELIMINARY;
    String message =
        "The "
            + itemName
            + " was stated otherwise in "
            + before.last().place().locationInSource()
            + ". This one counts: "
            + (tie
                ? "it arrived later, and their times and statuses are equal."
                : preliminary ? "the other one was preliminary." : "it is newer.");
    judgment
        .findings()
        .add(
            (preliminary && !tie
                    ? Finding.information(Hl7FindingCodes.REPLACED, message)
                    : Finding.warning(
                        Hl7FindingCodes.REPLACED,
                        message + " It is not marked as a correction; check it."))
                .at(report.last().place()));
  }

  /** A value that is still to come does not count, and takes the place of none. */
  private void pending(List<MessageStatement> state, List<Report> reports) {
    reports.stream()
        .flatMap(r -> of(r, MessageStatement.Action.PENDING).stream())
        .findFirst()
        .ifPresent(
            pending -> {
              String message = "The " + itemName + " is not final and does not count";
              judgment
                  .findings()
                  .add(
                      (state.isEmpty()
                              ? Finding.warning(
                                  Hl7FindingCodes.NOT_FINAL,
                                  message + ". Send it again when it is final.")
                              : Finding.information(
                                  Hl7FindingCodes.NOT_FINAL,
                                  message + "; the one that was final does."))
                          .at(pending.place()));
            });
  }
}
