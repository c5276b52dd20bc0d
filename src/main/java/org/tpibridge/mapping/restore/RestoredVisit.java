package org.tpibridge.mapping.restore;

import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Visit;

/**
 * A visit read back from FHIR.
 *
 * @param visit empty where the Bundle lacks what a visit cannot be without
 * @param findings an error for what is lacking, a warning for what could not be read
 */
public record RestoredVisit(Optional<Visit> visit, List<Finding> findings) {
  public RestoredVisit {
    findings = List.copyOf(findings);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "Restored[…]";
  }
}
