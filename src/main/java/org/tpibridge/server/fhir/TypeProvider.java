package org.tpibridge.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** What every resource type has. */
class TypeProvider implements IResourceProvider {
  private final FhirContext fhir;
  private final String type;
  private final ValidateOperation validation;

  TypeProvider(FhirContext fhir, String type, ValidateOperation validation) {
    this.fhir = fhir;
    this.type = type;
    this.validation = validation;
  }

  @Override
  public final Class<? extends Resource> getResourceType() {
    return fhir.getResourceDefinition(type).getImplementingClass(Resource.class);
  }

  final String type() {
    return type;
  }

  /** Validates a resource without storing it. */
  @Operation(name = "$validate", manualRequest = true, idempotent = true)
  public final OperationOutcome validate(
      @IdParam(optional = true) IdType id, HttpServletRequest http, RequestDetails request)
      throws IOException {
    return validation.run(type, id, http, request);
  }
}
