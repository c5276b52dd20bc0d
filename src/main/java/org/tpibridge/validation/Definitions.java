package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Everything that a validator looks definitions and codes up in. */
final class Definitions {

  private final IWorkerContext context;

  private Definitions(IWorkerContext context) {
    this.context = context;
  }

  static Definitions of(FhirContext fhir, List<DefinitionPackage> packages) {
    Pieces pieces = new Pieces();
    List<IValidationSupport> layers = new ArrayList<>();
    layers.add(new CoreTerms(fhir, pieces));
    for (DefinitionPackage each : packages) {
      layers.add(new PackageSupport(fhir, each));
    }
    layers.add(new CommonCodeSystemsTerminologyService(fhir));
    layers.add(new InMemoryTerminologyServerValidationSupport(fhir));
    ValidationSupportChain chain = new ValidationSupportChain(layers);
    List<StructureDefinition> packaged =
        packages.isEmpty() ? List.of() : PackageStructures.of(fhir, packages, chain, pieces);
    return new Definitions(new DefinitionContext(chain, pieces, packaged));
  }

  /** Whether a canonical URL names a profile of one of the packages. */
  boolean knows(String profile) {
    return context.fetchResource(StructureDefinition.class, profile) != null;
  }

  IWorkerContext context() {
    return context;
  }
}
