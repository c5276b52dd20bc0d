package org.tpibridge.mapping.restore;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Visit;

/**
 * A visit read back from FHIR.
 *
 * @param visit empty if the Bundle does not contain a required part
 * @param findings an error for each missing part, a warning for each unreadable value
 */
public record RestoredVisit(Optional<Visit> visit, List<Finding> findings) {
  public RestoredVisit {
    findings = List.copyOf(findings);
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "RestoredVisit[…]";
  }
}
