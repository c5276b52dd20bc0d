package org.tpibridge.mapping.elements;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tpibridge.terminology.CodeSystems;

/** Checks that the codes that give resources their structure exist in R4's definitions. */
class StructuralCodesTest {
  private static final DefaultProfileValidationSupport R4 =
      new DefaultProfileValidationSupport(FhirContext.forR4Cached());

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CONSENT_DOCUMENT", "BODY_WEIGHT", "ASSESS_PLAN", "CLINICAL_NOTE", "PROCEDURE_NOTE"})
  void theCodeIsInItsCodeSystem(StandardCode code) {
    CodeSystem system = (CodeSystem) R4.fetchCodeSystem(code.system());

    assertThat(find(system.getConcept(), code.code()))
        .isNotNull()
        .extracting(ConceptDefinitionComponent::getDisplay)
        .asString()
        .isEqualToIgnoringCase(code.display());
  }

  @Test
  void theConsentDocumentIsAConsentCategory() {
    assertThat(loinc("http://hl7.org/fhir/ValueSet/consent-category"))
        .contains(StandardCode.CONSENT_DOCUMENT.code());
  }

  /** The codes that are neither in R4 nor in its value sets: US Core 6.1.0 defines them. */
  @Test
  void categoriesAreDefinedByUsCore() {
    assertThat(StandardCode.ASSESS_PLAN.system())
        .isEqualTo("http://hl7.org/fhir/us/core/CodeSystem/careplan-category");
    assertThat(StandardCode.CLINICAL_NOTE.system())
        .isEqualTo("http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category");
  }

  @Test
  void procedureNoteIsATypeOfDocument() {
    assertThat(loinc("http://hl7.org/fhir/ValueSet/c80-doc-typecodes"))
        .contains(StandardCode.PROCEDURE_NOTE.code());
  }

  @Test
  void bodyWeightIsTheCodeOfR4sProfile() {
    var profile =
        (org.hl7.fhir.r4.model.StructureDefinition)
            R4.fetchStructureDefinition(ProfileUrls.BODY_WEIGHT);

    assertThat(profile.getSnapshot().getElement())
        .anyMatch(
            element ->
                element.getFixed() instanceof org.hl7.fhir.r4.model.CodeType fixed
                    && StandardCode.BODY_WEIGHT.code().equals(fixed.getValue()));
  }

  private static List<String> loinc(String valueSet) {
    return ((ValueSet) R4.fetchValueSet(valueSet))
        .getCompose().getInclude().stream()
            .filter(include -> CodeSystems.LOINC.equals(include.getSystem()))
            .flatMap(include -> include.getConcept().stream())
            .map(ValueSet.ConceptReferenceComponent::getCode)
            .toList();
  }

  private static ConceptDefinitionComponent find(
      List<ConceptDefinitionComponent> concepts, String code) {
    for (ConceptDefinitionComponent concept : concepts) {
      if (concept.getCode().equals(code)) {
        return concept;
      }
      ConceptDefinitionComponent below = find(concept.getConcept(), code);
      if (below != null) {
        return below;
      }
    }
    return null;
  }
}
