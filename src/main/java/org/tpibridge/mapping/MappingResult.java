package org.tpibridge.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.finding.Finding;

/**
 * A visit as FHIR.
 *
 * @param bundle the transaction, one entry a resource
 * @param references all that the Bundle's resources make to each other, by full URL
 * @param trace which column filled which element
 * @param findings they carry the element's FHIRPath and no place; an error says that the visit
 *     cannot be valid FHIR
 */
public record MappingResult(
    Bundle bundle, List<Reference> references, ElementTrace trace, List<Finding> findings) {
  public MappingResult {
    references = List.copyOf(references);
    findings = List.copyOf(findings);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "Mapped[…]";
  }
}
