package org.tpibridge.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.tpibridge.store.Store;

/** Patients, with everything that the store has about one. */
final class PatientProvider extends StoredTypeProvider {
  private final PatientRecord records;

  PatientProvider(
      FhirContext fhir,
      ValidateOperation validation,
      Store store,
      StoreSearch search,
      PatientRecord records) {
    super(fhir, "Patient", validation, store, search);
    this.records = records;
  }

  /** FHIR R4, Patient operations, {@code $everything} on one patient. */
  @Operation(name = "$everything", idempotent = true, manualRequest = true)
  public Bundle everything(@IdParam IdType id, RequestDetails request) {
    return records.of(id, request);
  }
}
