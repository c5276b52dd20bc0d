package org.tpibridge.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.hapi.fluentpath.FhirPathR4;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.json.StandaloneResource;
import org.tpibridge.validation.Validator;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Visit;

class RetractionTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final FhirJsonWriter WRITER = FhirJsonWriter.compact();

  private static Validator validator;

  @BeforeAll
  static void createValidator() {
    validator = Validator.create(FHIR);
  }

  static Stream<Named<Resource>> resources() {
    return whole()
        .filter(r -> !(r instanceof Provenance))
        .map(r -> Named.of(r.fhirType() + " " + r.getIdPart(), r));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void aRetractedResourceConformsToItsProfile(Resource resource) {
    Resource retracted = Retraction.retracted(resource).orElseThrow();

    assertThat(errors(retracted)).isEqualTo(errors(resource)).isEmpty();
    assertThat(retracted.getMeta().equalsDeep(resource.getMeta())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void narrativeSaysEnteredInError(Resource resource) {
    DomainResource retracted = (DomainResource) Retraction.retracted(resource).orElseThrow();

    assertThat(retracted.getText().getDivAsString()).contains("ntered in error");
  }

  @ParameterizedTest
  @MethodSource("resources")
  void retractingTwiceChangesNothing(Resource resource) {
    Resource once = Retraction.retracted(resource).orElseThrow();

    assertThat(json(Retraction.retracted(once).orElseThrow())).isEqualTo(json(once));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void aStoredRetractionIsRecognized(Resource resource) {
    byte[] before = WRITER.bytes(resource);
    byte[] retracted = WRITER.bytes(Retraction.retracted(resource).orElseThrow());

    assertThat(Retraction.isRetracted(FhirJsonReader.read(before))).isFalse();
    assertThat(Retraction.mayBeRetracted(before)).isFalse();
    assertThat(Retraction.isRetracted(FhirJsonReader.read(retracted))).isTrue();
    assertThat(Retraction.mayBeRetracted(retracted)).isTrue();
  }

  /** Only the whole retraction counts, not words that a source may contain. */
  @Test
  void theWordsAloneAreNoRetraction() {
    for (Resource resource : whole().filter(r -> !(r instanceof Provenance)).toList()) {
      DomainResource worded = (DomainResource) resource.copy();
      worded.setText(((DomainResource) Retraction.retracted(resource).orElseThrow()).getText());

      assertThat(Retraction.isRetracted(worded)).as(resource.fhirType()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void originalResourceIsNotChanged(Resource resource) {
    String before = json(resource);

    Retraction.retracted(resource);

    assertThat(json(resource)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "Patient, active, false",
    "Practitioner, active, false",
    "Organization, active, false",
    "Location, status, inactive",
    "Encounter, status, entered-in-error",
    "Condition, verificationStatus.coding.code, entered-in-error",
    "Procedure, status, entered-in-error",
    "BodyStructure, active, false",
    "MedicationAdministration, status, entered-in-error",
    "Observation, status, entered-in-error",
    "QuestionnaireResponse, status, entered-in-error",
    "Consent, status, entered-in-error",
    "AllergyIntolerance, verificationStatus.coding.code, entered-in-error",
    "AllergyIntolerance, clinicalStatus.exists(), false",
    "Goal, lifecycleStatus, entered-in-error",
    "CommunicationRequest, status, entered-in-error",
    "CarePlan, status, entered-in-error",
    "CarePlan, activity.detail.status.distinct(), entered-in-error",
  })
  void fhirElementSaysEnteredInError(String type, String element, String value) {
    List<Resource> ofType = whole().filter(r -> r.fhirType().equals(type)).toList();

    assertThat(ofType)
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(
                        new FhirPathR4(FHIR)
                            .evaluate(
                                Retraction.retracted(resource).orElseThrow(), element, Base.class))
                    .extracting(Base::primitiveValue)
                    .containsExactly(value));
  }

  @Test
  void retractedConditionHasNoClinicalStatus() {
    Condition condition = new Condition().setClinicalStatus(new CodeableConcept().setText("any"));

    Condition retracted = (Condition) Retraction.retracted(condition).orElseThrow();

    assertThat(retracted.hasClinicalStatus()).isFalse();
  }

  @Test
  void provenanceCannotBeRetracted() {
    Resource provenance = whole().filter(Provenance.class::isInstance).findFirst().orElseThrow();

    assertThat(Retraction.retracted(provenance)).isEqualTo(Optional.empty());
  }

  private static Stream<Resource> whole() {
    Visit visit =
        new ChangedVisit(ExampleVisits.full())
            .with(
                "screening",
                new Screening(Optional.of("warfarin"), Optional.of("latex"), Optional.empty()));
    return StandaloneResource.of(MappedVisit.of(visit).mapped()).stream()
        .map(StandaloneResource::resource);
  }

  private static List<Finding> errors(Resource resource) {
    return validator.validate(resource, List.of()).stream().filter(Finding::isError).toList();
  }

  private static String json(Resource resource) {
    return new String(WRITER.bytes(resource), UTF_8);
  }
}
