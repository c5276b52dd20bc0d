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
 * A row of a rules table on its way to a {@link Rule}: what it leaves out, the rule of the same id
 * fills in, where there is one.
 */
final class RuleRow {
  /** A new rule needs these. */
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

  /** The rule; empty where {@link #findings} say what is wrong. */
  Optional<Rule> rule() {
    String id = cells.getOrDefault("rule", "");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      object("rule", "A rule's id is lower case letters, digits and single hyphens.");
    }
    if (former.isEmpty()) {
      NEEDED.stream()
          .filter(column -> !cells.containsKey(column))
          .forEach(column -> object(column, "The new rule needs its " + column + "."));
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    Optional<Check> check = told("check", this::check).or(() -> former.map(Rule::check));
    Optional<Weight> weight = told("severity", this::weight).or(() -> former.map(Rule::weight));
    Optional<LocalDate> from =
        told("from", text -> day("from", text)).or(() -> former.flatMap(Rule::from));
    Optional<LocalDate> until =
        told("until", text -> day("until", text)).or(() -> former.flatMap(Rule::until));
    Parameters parameters =
        former
            .map(Rule::parameters)
            .orElse(Parameters.of(""))
            .with(Parameters.of(cells.getOrDefault("parameters", "")));
    check.ifPresent(c -> examine(c, parameters));
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            id,
            check.orElseThrow(),
            weight.orElseThrow(),
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

  private <T> Optional<T> told(String column, Function<String, Optional<T>> reading) {
    return Optional.ofNullable(cells.get(column)).flatMap(reading);
  }

  private String text(String column, Function<Rule, String> ofFormer) {
    return Optional.ofNullable(cells.get(column)).or(() -> former.map(ofFormer)).orElse("");
  }

  private Optional<Check> check(String word) {
    Optional<Check> check = Check.ofWord(word);
    if (check.isEmpty()) {
      object(
          "check", "There is no such check; there are " + words(Check.values(), Check::word) + ".");
    }
    return check;
  }

  private Optional<Weight> weight(String word) {
    Optional<Weight> weight =
        Arrays.stream(Weight.values())
            .filter(w -> w.word().equals(word.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (weight.isEmpty()) {
      object(
          "severity", "A rule's severity is one of " + words(Weight.values(), Weight::word) + ".");
    }
    return weight;
  }

  private Optional<LocalDate> day(String column, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      object(column, "Write the day as 2024-04-01.");
      return Optional.empty();
    }
  }

  private void examine(Check check, Parameters parameters) {
    List<String> known = check.parameters().stream().map(Parameter::name).toList();
    parameters.values().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                object(
                    "parameters",
                    "\"%s\" is no parameter of %s, which has %s."
                        .formatted(name, check.word(), String.join(", ", known))));
    for (Parameter parameter : check.parameters()) {
      if (parameters.values().containsKey(parameter.name())) {
        parameter
            .objection(parameters.words(parameter.name()))
            .ifPresent(objection -> object("parameters", objection));
      } else if (parameter.needed()) {
        object("parameters", check.word() + " needs " + parameter.name() + ".");
      }
    }
  }

  private void object(String column, String message) {
    findings.add(Finding.error("TPI-POLICY-ROW", message).at(new Place.Cell(source, line, column)));
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
  }
}
