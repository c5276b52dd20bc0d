package org.tpibridge.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * One row of the rules' data.
 *
 * @param id kebab-case, unique
 * @param source who says so
 * @param from first day of visits that it is about
 * @param until last day
 * @param sets the policy sets that it is in
 * @param what it wants, in a few words
 * @param look what to look at where it is not met
 */
record Rule(
    String id,
    RuleCheck check,
    RuleWeight weight,
    String source,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    List<String> sets,
    RuleParameters parameters,
    String what,
    String look) {

  boolean appliesTo(LocalDate day) {
    return from.stream().noneMatch(day::isBefore) && until.stream().noneMatch(day::isAfter);
  }

  RuleFinding finding(CheckMessage remark) {
    Finding finding =
        Finding.of(
            weight.severity(),
            check.code(),
            "%s (Rule %s, %s. A prompt to look, not advice.)".formatted(remark.text(), id, source));
    return new RuleFinding(
        look.isEmpty() ? finding : finding.withSuggestion(look),
        remark.field(),
        weight == RuleWeight.STRONG);
  }
}
