package org.tpibridge.rules;

import java.util.stream.Stream;

/** Checks one visit. */
@FunctionalInterface
interface VisitCheck {
  Stream<CheckMessage> evaluate(CodedVisit subject, RuleParameters parameters);
}
