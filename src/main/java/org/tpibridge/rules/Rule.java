package org.tpibridge.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * One row of a rules table.
 *
 * @param id the name in kebab case, unique
 * @param source the document or organization that states the rule
 * @param from the first day of visits that the rule applies to
 * @param until the last day of visits that the rule applies to
 * @param sets the policy sets that contain the rule
 * @param what the requirement, in a few words
 * @param look what to check if the requirement is not met
 */
record Rule(
    String id,
    RuleCheck check,
    RuleSeverity severity,
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

  RuleFinding finding(CheckMessage message) {
    Finding finding =
        Finding.of(
            severity.ofFinding(),
            check.code(),
            "%s (Rule %s, %s. For review; not medical or billing advice.)"
                .formatted(message.text(), id, source));
    return new RuleFinding(
        look.isEmpty() ? finding : finding.withSuggestion(look),
        message.field(),
        severity == RuleSeverity.STRONG);
  }
}
