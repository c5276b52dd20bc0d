package org.tpibridge.rules;

import java.util.Optional;

/** Looks at one session and at those of the same patient that came before it. */
@FunctionalInterface
interface SeriesCheck {
  Optional<CheckMessage> evaluate(
      PatientSessions series, SeriesSession session, RuleParameters parameters);
}
