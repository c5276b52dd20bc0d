package org.tpibridge.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.store.Store;

/** Observations, with the latest of each code. */
final class ObservationProvider extends StoredTypeProvider {
  private final LatestObservations latest;

  ObservationProvider(
      FhirContext fhir,
      ValidateOperation validation,
      Store store,
      StoreSearch search,
      LatestObservations latest) {
    super(fhir, "Observation", validation, store, search);
    this.latest = latest;
  }

  /** FHIR R4, Observation operations, {@code $lastn}. */
  @Operation(name = "$lastn", idempotent = true, manualRequest = true)
  public Bundle lastN(RequestDetails request) {
    return latest.of(request);
  }
}
