package org.tpibridge.rules;

import java.util.stream.Stream;

/** Looks at one visit. */
@FunctionalInterface
interface VisitCheck {
  Stream<CheckMessage> evaluate(CodedVisit subject, RuleParameters parameters);
}
