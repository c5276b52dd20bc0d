package org.tpibridge.rules;

import java.util.Locale;
import org.tpibridge.finding.Severity;

/** The severity of a rule, the highest first. */
enum RuleSeverity {
  /** A warning that is shown before all others. */
  STRONG,
  WARNING,
  INFORMATION;

  /** A rule never rejects a visit, because every visit that took place can be imported. */
  Severity ofFinding() {
    return this == INFORMATION ? Severity.INFORMATION : Severity.WARNING;
  }

  /** Returns the name in the rules table. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
