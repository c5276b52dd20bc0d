package org.tpibridge.importing.ehr;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * The resources of a visit as an EHR returned them.
 *
 * @param key identifies the visit: system and number
 * @param bundle its resources, with references as {@code Type/id}
 */
public record PulledVisit(VisitIdentifier key, Bundle bundle) {

  /**
   * The identifier of a visit.
   *
   * @param source the source of the identifier; empty for the clinic itself
   * @param system of the identifier
   */
  public record VisitIdentifier(Optional<String> source, String system, String visitId) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "VisitIdentifier[…]";
    }
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "PulledVisit[" + bundle.getEntry().size() + " resources]";
  }
}
