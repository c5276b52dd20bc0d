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
 * Provides the FHIRPath engine with the names of FHIR's types, without their definitions.
 * Evaluating search parameters needs no more, and reading the definitions would take seconds.
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

  /** Returns no types: the engine fetches each type when it needs it. */
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
