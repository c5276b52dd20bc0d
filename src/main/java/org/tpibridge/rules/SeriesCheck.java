package org.tpibridge.rules;

import java.util.Optional;

/** Checks a session together with the earlier sessions of the same patient. */
@FunctionalInterface
interface SeriesCheck {
  Optional<CheckMessage> evaluate(
      PatientSessions series, SeriesSession session, RuleParameters parameters);
}
