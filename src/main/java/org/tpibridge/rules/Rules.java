package org.tpibridge.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Visit;

/** Looks at visits with the rules of a policy. Thread-safe. */
public final class Rules {
  private final List<Rule> rules;
  private final Keys keys;

  public Rules(Policy policy, Keys keys) {
    this.rules = policy.rules().stream().sorted(Comparator.comparing(Rule::weight)).toList();
    this.keys = keys;
  }

  /** What the rules about one visit see in it; strong ones first, else in the order of the data. */
  public List<RuleFinding> ofVisit(Visit visit) {
    Subject subject = Subject.of(visit, keys);
    return rules.stream()
        .filter(rule -> rule.isAbout(visit.start().day()))
        .flatMap(rule -> findings(rule, subject))
        .toList();
  }

  private static Stream<RuleFinding> findings(Rule rule, Subject subject) {
    return rule.check().ofVisit().stream()
        .flatMap(check -> check.look(subject, rule.parameters()))
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
