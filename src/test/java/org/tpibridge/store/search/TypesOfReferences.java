package org.tpibridge.store.search;

import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;

/** Resolves a reference to an empty resource of the type in the reference. */
public final class TypesOfReferences implements IFhirPathEvaluationContext {
  @Override
  public IBase resolveReference(IIdType id, IBase context) {
    return id.hasResourceType()
        ? ResourcesAsStored.FHIR.getResourceDefinition(id.getResourceType()).newInstance()
        : null;
  }
}
