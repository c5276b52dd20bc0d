package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;

/**
 * All statements about one item, and which of them count. What one message states about an item is
 * a list, and replaces the list of an older message.
 */
final class History {
  private final String what;
  private final List<Statement> statements;
  private final Judgment judgment;
  private final List<Statement> superseded = new ArrayList<>(0);

  /**
   * @param what the item is, for findings: "result"
   */
  History(String what, List<Statement> statements, Judgment judgment) {
    this.what = what;
    this.statements = statements;
    this.judgment = judgment;
  }

  /** What the decisions need. */
  record Judgment(ItemRules rules, Sources sources, List<Finding> findings) {}

  /** Those that a newer statement replaced without being marked as a correction. */
  List<Statement> superseded() {
    return superseded;
  }

  /** The statements of one message, recorded at one time. */
  private record Report(List<Statement> statements, Version version) {
    static Report of(List<Statement> statements) {
      return new Report(
          statements,
          statements.stream().map(Statement::version).max(Comparator.naturalOrder()).orElseThrow());
    }

    Statement last() {
      return statements.get(statements.size() - 1);
    }

    boolean isCorrection() {
      return version.status().compareTo(Version.Status.CORRECTION) >= 0;
    }
  }

  private record Origin(long message, Instant recorded) {}

  /** What counts in the end. */
  List<Statement> counting() {
    if (statements.size() == 1 && statements.get(0).action() == Statement.Action.ASSERT) {
      return statements;
    }
    List<Report> reports = reports();
    List<Statement> state = List.of();
    Report newest = null;
    for (Report report : reports) {
      List<Statement> next = next(state, report);
      if (newest != null) {
        compare(newest, state, report, next);
      }
      if (report.statements().stream().anyMatch(s -> s.action() != Statement.Action.PENDING)) {
        newest = report;
      }
      state = next;
    }
    pending(state, reports);
    return state;
  }

  private List<Report> reports() {
    Map<Origin, List<Statement>> byOrigin = new LinkedHashMap<>();
    for (Statement each : statements) {
      byOrigin
          .computeIfAbsent(
              new Origin(each.message().number(), each.version().recorded()),
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

  private List<Statement> next(List<Statement> state, Report report) {
    List<Statement> removed =
        report.statements().stream().filter(judgment.rules()::removes).toList();
    List<Statement> asserted = of(report, Statement.Action.ASSERT);
    List<Statement> replacing = of(report, Statement.Action.REPLACE);
    if (!replacing.isEmpty()) {
      asserted = List.of(replacing.get(replacing.size() - 1));
    }
    if (asserted.isEmpty() && removed.isEmpty()) {
      return state;
    }
    Set<String> values =
        removed.stream().map(Contents::value).filter(v -> !v.isEmpty()).collect(Collectors.toSet());
    if (!asserted.isEmpty()) {
      // A withdrawal without a value withdraws all that its message states.
      boolean whole = removed.stream().anyMatch(History::isWhole);
      List<Statement> left = without(asserted, values);
      return whole && left.size() == asserted.size() ? List.of() : left;
    }
    List<Statement> left = without(state, values);
    return left.size() < state.size() ? left : List.of();
  }

  /** A removal that names no value of a list is of the whole item. */
  private static boolean isWhole(Statement removal) {
    return removal.item() instanceof Item.Administration || Contents.value(removal).isEmpty();
  }

  private static List<Statement> without(List<Statement> state, Set<String> values) {
    return values.isEmpty()
        ? state
        : state.stream().filter(s -> !values.contains(Contents.value(s))).toList();
  }

  private static List<Statement> of(Report report, Statement.Action action) {
    return report.statements().stream().filter(s -> s.action() == action).toList();
  }

  /** A change that its sender does not mark as one is reported. */
  private void compare(Report before, List<Statement> state, Report report, List<Statement> next) {
    boolean marked =
        report.isCorrection()
            || report.statements().stream().noneMatch(s -> s.action() == Statement.Action.ASSERT);
    if (marked) {
      return;
    }
    superseded.addAll(state);
    if (state.isEmpty() || judgment.sources().sameMeaning(state, next)) {
      return;
    }
    boolean tie = judgment.rules().newest().compare(before.version(), report.version()) == 0;
    boolean preliminary = before.version().status() == Version.Status.PRELIMINARY;
    String message =
        "The "
            + what
            + " was stated otherwise in "
            + before.last().place().withinSource()
            + ". This one counts: "
            + (tie
                ? "it arrived later, and their times and statuses are equal."
                : preliminary ? "the other one was preliminary." : "it is newer.");
    judgment
        .findings()
        .add(
            (preliminary && !tie
                    ? Finding.information(Codes.REPLACED, message)
                    : Finding.warning(
                        Codes.REPLACED, message + " It is not marked as a correction; check it."))
                .at(report.last().place()));
  }

  /** A value that is still to come does not count, and takes the place of none. */
  private void pending(List<Statement> state, List<Report> reports) {
    reports.stream()
        .flatMap(r -> of(r, Statement.Action.PENDING).stream())
        .findFirst()
        .ifPresent(
            pending -> {
              String message = "The " + what + " is not final and does not count";
              judgment
                  .findings()
                  .add(
                      (state.isEmpty()
                              ? Finding.warning(
                                  Codes.NOT_FINAL, message + ". Send it again when it is final.")
                              : Finding.information(
                                  Codes.NOT_FINAL, message + "; the one that was final does."))
                          .at(pending.place()));
            });
  }
}
