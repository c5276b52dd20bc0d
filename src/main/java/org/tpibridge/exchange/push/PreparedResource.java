package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.planning.PlannedResource;

/**
 * A planned resource after the EHR's current copy was read.
 *
 * @param outgoing what has to be sent; empty if the EHR already has it, or for a deletion
 * @param version the EHR's version that is replaced
 * @param changed elements that change at the EHR; all of a new resource
 * @param kept elements of which the EHR's own change stays
 */
record PreparedResource(
    PlannedResource planned,
    Optional<Resource> outgoing,
    Optional<String> version,
    List<String> changed,
    List<String> kept) {

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "PreparedResource[" + planned.action() + "]";
  }
}
