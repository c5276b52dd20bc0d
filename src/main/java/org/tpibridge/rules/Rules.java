package org.tpibridge.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Visit;

/** Looks at visits with the rules of a policy. Thread-safe. */
public final class Rules {
  private final List<Rule> rules;
  private final ConceptKeys keys;

  public Rules(RulePolicy policy, ConceptKeys keys) {
    this.rules = policy.rules().stream().sorted(Comparator.comparing(Rule::weight)).toList();
    this.keys = keys;
  }

  /** What the rules about one visit see in it; strong ones first, else in the order of the data. */
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

  /** For the rules about repeats; empty at first. */
  public SeriesTracker series() {
    return new SeriesTracker(rules, keys, Optional.empty(), SeriesTracker.PATIENTS);
  }

  /** The same, where sessions were recorded before. */
  public SeriesTracker series(SessionHistory history) {
    return new SeriesTracker(rules, keys, Optional.of(history), SeriesTracker.PATIENTS);
  }
}
