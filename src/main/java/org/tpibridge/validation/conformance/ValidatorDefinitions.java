package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Provides the definitions and code systems that a validator uses. */
public final class ValidatorDefinitions {

  private static final Set<String> OWN_AND_CORE =
      Set.of("https://tpibridge.org/fhir", "http://hl7.org/fhir");

  private final IWorkerContext context;
  private final Set<String> publishers;

  private ValidatorDefinitions(IWorkerContext context, Set<String> publishers) {
    this.context = context;
    this.publishers = publishers;
  }

  public static ValidatorDefinitions of(FhirContext fhir, List<DefinitionPackage> packages) {
    DefinitionStore definitionStore = new DefinitionStore();
    List<IValidationSupport> layers = new ArrayList<>();
    layers.add(new CoreTerminology(fhir, definitionStore));
    for (DefinitionPackage each : packages) {
      layers.add(new PackageValidationSupport(fhir, each));
    }
    layers.add(new CommonCodeSystemsTerminologyService(fhir));
    layers.add(new InMemoryTerminologyServerValidationSupport(fhir));
    ValidationSupportChain chain = new ValidationSupportChain(layers);
    List<StructureDefinition> packaged =
        packages.isEmpty()
            ? List.of()
            : PackageStructures.of(fhir, packages, chain, definitionStore);
    Set<String> publishers = new HashSet<>(OWN_AND_CORE);
    packages.forEach(p -> p.byUrl().keySet().forEach(url -> publishers.add(publisherOf(url))));
    return new ValidatorDefinitions(
        DefinitionContext.forValidating(chain, definitionStore, packaged), publishers);
  }

  /** The part before the type in a canonical URL: {@code http://hl7.org/fhir/us/core}. */
  private static String publisherOf(String canonical) {
    int type = canonical.lastIndexOf('/', canonical.lastIndexOf('/') - 1);
    return type < 0 ? canonical : canonical.substring(0, type);
  }

  /** Whether another definition has the same publisher as a canonical URL. */
  public boolean hasPublisherOf(String canonical) {
    return publishers.contains(publisherOf(canonical));
  }

  /** Whether one of the packages defines a profile. */
  public boolean defines(String profile) {
    return context.fetchResource(StructureDefinition.class, profile) != null;
  }

  public IWorkerContext context() {
    return context;
  }
}
