package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Provides the definitions of one package, each of which is parsed when it is first needed. */
final class PackageValidationSupport extends DefinitionsByUrl {

  private final DefinitionPackage definitions;
  private final Map<String, IBaseResource> parsed = new ConcurrentHashMap<>();

  PackageValidationSupport(FhirContext fhir, DefinitionPackage definitions) {
    super(fhir);
    this.definitions = definitions;
  }

  @Override
  public String getName() {
    return definitions.name() + " " + definitions.version();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
    return definitions.byUrl().values().stream()
        .filter(each -> each.type().equals("StructureDefinition"))
        .map(each -> (T) resource(each))
        .toList();
  }

  @Override
  public IBaseResource fetchStructureDefinition(String url) {
    return find("StructureDefinition", url);
  }

  @Override
  public boolean isCodeSystemSupported(ValidationSupportContext context, String system) {
    return false;
  }

  @Override
  IBaseResource find(String type, String canonical) {
    int bar = canonical.indexOf('|');
    PackageDefinition found =
        definitions.byUrl().get(bar < 0 ? canonical : canonical.substring(0, bar));
    boolean answers =
        found != null && (type == null || found.type().equals(type)) && found.answers(canonical);
    return answers ? resource(found) : null;
  }

  private IBaseResource resource(PackageDefinition definition) {
    return parsed.computeIfAbsent(
        definition.url(),
        url -> getFhirContext().newJsonParser().parseResource(definition.json().stream()));
  }
}
