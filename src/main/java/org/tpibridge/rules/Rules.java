package org.tpibridge.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Visit;

/** Evaluates the rules of a policy. Thread-safe. */
public final class Rules {
  private final List<Rule> rules;
  private final ConceptKeys keys;

  public Rules(RulePolicy policy, ConceptKeys keys) {
    this.rules = policy.rules().stream().sorted(Comparator.comparing(Rule::severity)).toList();
    this.keys = keys;
  }

  /**
   * Evaluates the rules about one visit. Strong findings come first; the others have the order of
   * the table.
   */
  public List<RuleFinding> evaluate(Visit visit) {
    CodedVisit subject = CodedVisit.of(visit, keys);
    return rules.stream()
        .filter(rule -> rule.appliesTo(visit.start().day()))
        .flatMap(rule -> findings(rule, subject))
        .toList();
  }

  private static Stream<RuleFinding> findings(Rule rule, CodedVisit subject) {
    return rule.check().ofVisit().stream()
        .flatMap(check -> check.evaluate(subject, rule.parameters()))
        .map(rule::finding);
  }

  /** Creates an empty series tracker for the rules about repeats. */
  public SeriesTracker series() {
    return new SeriesTracker(rules, keys, Optional.empty(), SeriesTracker.PATIENTS);
  }

  /** Creates a series tracker for patients whose earlier sessions are recorded. */
  public SeriesTracker series(SessionHistory history) {
    return new SeriesTracker(rules, keys, Optional.of(history), SeriesTracker.PATIENTS);
  }
}
