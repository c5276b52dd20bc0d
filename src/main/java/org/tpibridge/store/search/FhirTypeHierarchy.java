package org.tpibridge.store.search;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Tells the FHIRPath engine which types there are, and nothing else of FHIR's definitions: it asks
 * for no more to evaluate a search parameter, and reading all of them takes seconds.
 */
final class FhirTypeHierarchy implements IValidationSupport {
  private static final String DEFINITIONS = "http://hl7.org/fhir/StructureDefinition/";

  private final FhirContext fhir;
  private final Map<String, StructureDefinition> types = new ConcurrentHashMap<>();

  FhirTypeHierarchy(FhirContext fhir) {
    this.fhir = fhir;
  }

  @Override
  public FhirContext getFhirContext() {
    return fhir;
  }

  @Override
  public IBaseResource fetchStructureDefinition(String url) {
    return url.startsWith(DEFINITIONS)
        ? types.computeIfAbsent(url.substring(DEFINITIONS.length()), this::type)
        : null;
  }

  /** None beforehand: the engine asks for a type when it meets one. */
  @Override
  public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
    return List.of();
  }

  private StructureDefinition type(String name) {
    BaseRuntimeElementDefinition<?> element = fhir.getElementDefinition(name);
    if (element == null && !fhir.getResourceTypes().contains(name)) {
      return null;
    }
    StructureDefinition type = new StructureDefinition();
    type.setUrl(DEFINITIONS + name);
    type.setName(name);
    type.setType(name);
    return type;
  }
}
