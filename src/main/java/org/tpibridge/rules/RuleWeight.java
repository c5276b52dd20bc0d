package org.tpibridge.rules;

import java.util.Locale;
import org.tpibridge.finding.Severity;

/** How much a rule weighs; the heaviest first. */
enum RuleWeight {
  /** A warning that is shown first. */
  STRONG,
  WARNING,
  INFORMATION;

  /** No rule rejects a visit: what happened must be importable. */
  Severity severity() {
    return this == INFORMATION ? Severity.INFORMATION : Severity.WARNING;
  }

  /** The word for it in the data. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
