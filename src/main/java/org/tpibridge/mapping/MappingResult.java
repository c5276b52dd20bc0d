package org.tpibridge.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.finding.Finding;

/**
 * A visit as FHIR.
 *
 * @param bundle a transaction with one entry for each resource
 * @param references all references of the Bundle's resources to each other, by full URL
 * @param trace which column filled which element
 * @param findings with the element's FHIRPath and without place; after an error the visit is not
 *     valid FHIR
 */
public record MappingResult(
    Bundle bundle, List<Reference> references, ElementTrace trace, List<Finding> findings) {
  public MappingResult {
    references = List.copyOf(references);
    findings = List.copyOf(findings);
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "MappingResult[…]";
  }
}
