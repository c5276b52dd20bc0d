package org.tpibridge.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * A row of a rules table, before it becomes a {@link Rule}. Values that the row does not contain
 * are read from the existing rule with the same id, if there is one.
 */
final class RuleRow {
  /** The columns that a new rule must have. */
  private static final List<String> NEEDED = List.of("check", "severity", "source", "what");

  private final String source;
  private final int line;
  private final Map<String, String> cells;
  private final Optional<Rule> former;
  private final List<Finding> findings = new ArrayList<>();

  RuleRow(String source, int line, Map<String, String> cells, Optional<Rule> former) {
    this.source = source;
    this.line = line;
    this.cells = cells;
    this.former = former;
  }

  /** Returns the rule; empty if there are {@link #findings}. */
  Optional<Rule> rule() {
    String id = cells.getOrDefault("rule", "");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      reject("rule", "A rule id consists of lower case letters, digits and single hyphens.");
    }
    if (former.isEmpty()) {
      NEEDED.stream()
          .filter(column -> !cells.containsKey(column))
          .forEach(
              column ->
                  reject(column, "A new rule requires a value in the column " + column + "."));
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    Optional<RuleCheck> check = optional("check", this::check).or(() -> former.map(Rule::check));
    Optional<RuleSeverity> severity =
        optional("severity", this::severity).or(() -> former.map(Rule::severity));
    Optional<LocalDate> from =
        optional("from", text -> day("from", text)).or(() -> former.flatMap(Rule::from));
    Optional<LocalDate> until =
        optional("until", text -> day("until", text)).or(() -> former.flatMap(Rule::until));
    RuleParameters parameters =
        former
            .map(Rule::parameters)
            .orElse(RuleParameters.of(""))
            .with(RuleParameters.of(cells.getOrDefault("parameters", "")));
    check.ifPresent(c -> examine(c, parameters));
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            id,
            check.orElseThrow(),
            severity.orElseThrow(),
            text("source", Rule::source),
            from,
            until,
            cells.containsKey("sets")
                ? List.of(cells.get("sets").split("\\s+"))
                : former.map(Rule::sets).orElse(List.of()),
            parameters,
            text("what", Rule::what),
            text("look", Rule::look)));
  }

  List<Finding> findings() {
    return findings;
  }

  private <T> Optional<T> optional(String column, Function<String, Optional<T>> reading) {
    return Optional.ofNullable(cells.get(column)).flatMap(reading);
  }

  private String text(String column, Function<Rule, String> ofFormer) {
    return Optional.ofNullable(cells.get(column)).or(() -> former.map(ofFormer)).orElse("");
  }

  private Optional<RuleCheck> check(String word) {
    Optional<RuleCheck> check = RuleCheck.ofId(word);
    if (check.isEmpty()) {
      reject(
          "check",
          "There is no such check. Use one of " + words(RuleCheck.values(), RuleCheck::id) + ".");
    }
    return check;
  }

  private Optional<RuleSeverity> severity(String word) {
    Optional<RuleSeverity> severity =
        Arrays.stream(RuleSeverity.values())
            .filter(w -> w.id().equals(word.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (severity.isEmpty()) {
      reject(
          "severity",
          "The severity must be one of " + words(RuleSeverity.values(), RuleSeverity::id) + ".");
    }
    return severity;
  }

  private Optional<LocalDate> day(String column, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      reject(column, "The date is not valid. Write it as 2024-04-01.");
      return Optional.empty();
    }
  }

  private void examine(RuleCheck check, RuleParameters parameters) {
    List<String> known = check.parameters().stream().map(CheckParameter::name).toList();
    parameters.values().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                reject(
                    "parameters",
                    "%2$s has no parameter \"%1$s\". Its parameters are %3$s."
                        .formatted(name, check.id(), String.join(", ", known))));
    for (CheckParameter parameter : check.parameters()) {
      if (parameters.values().containsKey(parameter.name())) {
        parameter
            .problem(parameters.words(parameter.name()))
            .ifPresent(objection -> reject("parameters", objection));
      } else if (parameter.required()) {
        reject("parameters", check.id() + " requires the parameter " + parameter.name() + ".");
      }
    }
  }

  private void reject(String column, String message) {
    findings.add(Finding.error("TPI-POLICY-ROW", message).at(new Place.Cell(source, line, column)));
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
  }
}
