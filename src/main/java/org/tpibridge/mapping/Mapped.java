package org.tpibridge.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;

/**
 * A visit as FHIR.
 *
 * @param bundle the transaction, one entry a resource
 * @param trace which column filled which element
 * @param findings they carry the element's FHIRPath and no place; an error says that the visit
 *     cannot be valid FHIR
 */
public record Mapped(Bundle bundle, Trace trace, List<Finding> findings) {
  public Mapped {
    findings = List.copyOf(findings);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "Mapped[…]";
  }
}
