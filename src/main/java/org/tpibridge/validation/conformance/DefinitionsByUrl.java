package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Finds definitions by type and canonical URL, for all methods of the validator's interface. */
abstract class DefinitionsByUrl implements IValidationSupport {

  private final FhirContext fhir;

  DefinitionsByUrl(FhirContext fhir) {
    this.fhir = fhir;
  }

  /**
   * @param type of the resource, or null for any
   * @param canonical URL, with or without version
   * @return null if there is none, as the interface requires
   */
  abstract IBaseResource find(String type, String canonical);

  @Override
  public final FhirContext getFhirContext() {
    return fhir;
  }

  @Override
  public final IBaseResource fetchValueSet(String url) {
    return find("ValueSet", url);
  }

  @Override
  public final IBaseResource fetchCodeSystem(String url) {
    return find("CodeSystem", url);
  }

  @Override
  @SuppressWarnings("unchecked")
  public final <T extends IBaseResource> T fetchResource(Class<T> type, String url) {
    return (T) find(type == null ? null : fhir.getResourceType(type), url);
  }
}
