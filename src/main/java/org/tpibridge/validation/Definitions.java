package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Everything that a validator looks definitions and codes up in. */
final class Definitions {

  private final IWorkerContext context;

  private Definitions(IWorkerContext context) {
    this.context = context;
  }

  static Definitions of(FhirContext fhir, List<DefinitionPackage> packages) {
    List<IValidationSupport> layers = new ArrayList<>();
    layers.add(new DefaultProfileValidationSupport(fhir));
    for (DefinitionPackage each : packages) {
      layers.add(new PackageSupport(fhir, each));
    }
    layers.add(new CommonCodeSystemsTerminologyService(fhir));
    layers.add(new InMemoryTerminologyServerValidationSupport(fhir));
    ValidationSupportChain chain = new ValidationSupportChain(layers);
    return new Definitions(
        WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(chain));
  }

  /** Whether a canonical URL names a profile of one of the packages. */
  boolean knows(String profile) {
    return context.fetchResource(StructureDefinition.class, profile) != null;
  }

  IWorkerContext context() {
    return context;
  }
}
