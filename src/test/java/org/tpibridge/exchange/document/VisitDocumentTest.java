package org.tpibridge.exchange.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.terminology.Terminology;

class VisitDocumentTest {
  private static final Path VISITS = Path.of("src/test/resources/visits");

  static List<Path> goldenBundles() throws IOException {
    try (Stream<Path> folders = Files.list(VISITS)) {
      return folders.map(f -> f.resolve("bundle.json")).filter(Files::exists).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldenBundles")
  void everyFactOfTheVisitIsInTheText(Path golden) throws IOException {
    List<Resource> resources = GoldenDocumentTest.resources(golden);
    Bundle bundle = new Bundle();
    resources.forEach(
        r -> bundle.addEntry().setFullUrl("urn:uuid:" + VisitResources.id(r)).setResource(r));
    var visit =
        new VisitRestorer(Clinic.IdentifierSystemUris.DEFAULT, Terminology.builtIn())
            .restore(bundle)
            .visit()
            .orElseThrow();

    String text = VisitFacts.comparable(VisitDocument.of(resources).text());

    assertThat(VisitFacts.of(visit)).filteredOn(fact -> !text.contains(fact)).isEmpty();
  }

  @Test
  void everyFactOfAVisitWithAllFieldsIsInTheText() {
    String text =
        VisitFacts.comparable(
            VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class)).text());
    assertThat(VisitFacts.of(ExampleVisits.full()))
        .hasSizeGreaterThan(70)
        .filteredOn(fact -> !text.contains(fact))
        .isEmpty();
  }

  /** Texts and values of the resources, whatever they are. */
  @ParameterizedTest
  @MethodSource("goldenBundles")
  void everyTextOfTheResourcesIsInTheText(Path golden) throws IOException {
    List<Resource> resources = GoldenDocumentTest.resources(golden);
    String text = VisitFacts.comparable(VisitDocument.of(resources).text());

    assertThat(resources.stream().flatMap(r -> texts(r, r.fhirType()).stream()))
        .filteredOn(said -> !text.contains(VisitFacts.comparable(said)))
        .isEmpty();
  }

  /** What names, explains or repeats, and what only machines read. */
  private static final Set<String> NOT_CONTENT =
      Set.of(
          "CarePlan.title",
          "CarePlan.activity.detail.code.text",
          "Encounter.type.text",
          "Observation.code.text",
          "MedicationAdministration.dosage.text",
          "MedicationAdministration.note.text",
          "Procedure.code.text",
          "Procedure.note.author",
          "Provenance.agent.who.display",
          "Provenance.entity.what.display");

  private static List<String> texts(Base element, String path) {
    List<String> texts = new ArrayList<>();
    for (Property property : element.children()) {
      String name = path + "." + property.getName().replace("[x]", "");
      for (Base value : property.getValues()) {
        if (value instanceof Meta || property.getName().equals("extension")) {
          continue;
        }
        boolean isText = Set.of("string", "markdown", "decimal").contains(value.fhirType());
        boolean isContent =
            !NOT_CONTENT.contains(name)
                && !name.endsWith("identifier.value")
                && !Set.of("display", "reference", "unit", "linkId", "div")
                    .contains(property.getName());
        if (isText && isContent && value.primitiveValue() != null) {
          texts.add(value.primitiveValue().replaceFirst("^" + LABELS + ": ", ""));
        }
        texts.addAll(texts(value, name));
      }
    }
    return texts;
  }

  /** What the document writes as a label or a heading. */
  private static final String LABELS =
      "(Billed|Patient position|Steps|Tried before|Pain scale|Planned treatment)";

  @Test
  void eachResourceContributesToTheText() {
    List<Resource> resources = MappedVisit.of(ExampleVisits.full()).all(Resource.class);
    String text = VisitDocument.of(resources).text();
    Set<String> silent = Set.of("BodyStructure", "Encounter", "Provenance", "Organization");
    for (Resource left : resources) {
      if (!silent.contains(left.fhirType())) {
        List<Resource> others = resources.stream().filter(r -> r != left).toList();
        assertThat(VisitDocument.of(others).text())
            .as("without %s/%s", left.fhirType(), left.getIdPart())
            .isNotEqualTo(text);
      }
    }
  }

  @Test
  void theOrderOfTheResourcesDoesNotMatter() {
    List<Resource> resources =
        new ArrayList<>(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    String text = VisitDocument.of(resources).text();
    Collections.shuffle(resources, new Random(7));
    assertThat(VisitDocument.of(resources).text()).isEqualTo(text);
  }

  @Test
  void retractedResourcesAreLeftOut() {
    List<Resource> resources =
        new ArrayList<>(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    String before = VisitDocument.of(resources).text();
    assertThat(before).contains("Kenalog", "left trapezius", "48h after the visit", "tai chi");
    resources.replaceAll(
        r ->
            isWithText(r, "Kenalog")
                    || isWithText(r, "left trapezius")
                    || isWithText(r, "48h after the visit")
                    || r instanceof CarePlan
                ? Retraction.retracted(r).orElseThrow()
                : r);

    String text = VisitDocument.of(resources).text();

    assertThat(text)
        .doesNotContain("Kenalog", "- left trapezius", "48h after the visit", "tai chi")
        .contains("lidocaine 1%", "- right trapezius", "2h after the visit");
  }

  private static boolean isWithText(Resource resource, String text) {
    return switch (resource.fhirType()) {
      case "MedicationAdministration" ->
          ((MedicationAdministration) resource).getDosage().getText().contains(text);
      case "Procedure" ->
          ((Procedure) resource).hasPartOf()
              && ((Procedure) resource).getCode().getText().contains(text);
      case "Observation" ->
          ((Observation) resource).getCode().hasText()
              && ((Observation) resource).getCode().getText().contains(text);
      default -> false;
    };
  }

  @Test
  void aWithdrawnVisitSaysOnlyThat() {
    List<Resource> retracted = new ArrayList<>();
    for (Resource resource : MappedVisit.of(ExampleVisits.full()).all(Resource.class)) {
      boolean shared =
          Set.of("Patient", "Practitioner", "Organization", "Location", "AllergyIntolerance")
              .contains(resource.fhirType());
      if (shared) {
        retracted.add(resource);
      } else {
        Retraction.retracted(resource).ifPresent(retracted::add);
      }
    }

    VisitDocument document = VisitDocument.of(retracted);

    assertThat(document.isWithdrawal()).isTrue();
    assertThat(document.text())
        .startsWith("WITHDRAWN: TRIGGER POINT INJECTION VISIT")
        .contains("This visit was entered in error.", "Okafor, Ada Maria", "MRN-77", "V-1001")
        .doesNotContain("PROCEDURE", "lidocaine", "trapezius", "PAIN", "warfarin", "penicillin");
  }

  @Test
  void aPlannedTreatmentIsNotDone() {
    String text = VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class)).text();
    assertThat(text)
        .contains("PLANNED TREATMENTS (NOT RECORDED WHETHER THEY BEGAN)\n  - physical therapy\n");
  }

  @Test
  void statusesThatSayMoreAreWritten() {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    mapped
        .only(CarePlan.class)
        .getActivity()
        .forEach(a -> a.getDetail().setStatus(CarePlanActivityStatus.CANCELLED));
    mapped
        .all(MedicationAdministration.class)
        .forEach(m -> m.setStatus(MedicationAdministration.MedicationAdministrationStatus.NOTDONE));
    mapped
        .all(Observation.class)
        .forEach(o -> o.setStatus(Observation.ObservationStatus.PRELIMINARY));

    String text = VisitFacts.comparable(VisitDocument.of(mapped.all(Resource.class)).text());

    assertThat(text)
        .contains(
            "physicaltherapy(status:" + CarePlanActivityStatus.CANCELLED.toCode() + ")",
            "Intramuscularroute(status:not-done)",
            "8of10(status:preliminary)",
            "observed(status:preliminary)",
            "72.50kg(status:preliminary)");
  }

  @Test
  void laterStatusesOfThePlanClaimNothing() {
    var day = java.time.LocalDate.of(2030, 1, 1);
    String later =
        VisitDocument.of(MappedVisit.asOf(day, ExampleVisits.full()).all(Resource.class)).text();
    assertThat(later)
        .isEqualTo(
            VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class)).text());
  }

  @Test
  void whatNoOtherSectionContainsIsWrittenToo() {
    List<Resource> resources =
        new ArrayList<>(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    Specimen specimen = new Specimen();
    specimen.setText(Narratives.of("A drop of fluid"));
    Observation pressure = new Observation();
    pressure.getCode().setText("Systolic blood pressure");
    pressure.setValue(new org.hl7.fhir.r4.model.Quantity(128).setUnit("mmHg").setCode("mm[Hg]"));
    Procedure massage = new Procedure();
    massage.getCode().setText("Massage of the neck");
    massage.setStatus(Procedure.ProcedureStatus.COMPLETED);
    resources.addAll(List.of(specimen, pressure, massage));

    assertThat(VisitDocument.of(resources).text())
        .contains(
            "Specimen: A drop of fluid",
            "Systolic blood pressure",
            "128 mmHg",
            "Procedure: Massage of the neck (status: completed)");
  }

  /** As the store has them: references with the type, and resources that were read one by one. */
  @Test
  void theFormOfReferencesDoesNotMatter() {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    String text = VisitDocument.of(mapped.all(Resource.class)).text();
    Map<String, String> names =
        mapped.all(Resource.class).stream()
            .collect(
                toMap(r -> "urn:uuid:" + r.getIdPart(), r -> r.fhirType() + "/" + r.getIdPart()));
    List<Resource> stored = new ArrayList<>();
    for (Resource resource : mapped.all(Resource.class)) {
      String json = new String(FhirJsonWriter.compact().bytes(resource), UTF_8);
      for (Map.Entry<String, String> name : names.entrySet()) {
        json = json.replace("\"" + name.getKey() + "\"", "\"" + name.getValue() + "\"");
      }
      assertThat(json).doesNotContain("urn:uuid");
      stored.add(FhirJsonReader.read(json.getBytes(UTF_8)));
    }
    assertThat(VisitDocument.of(stored).text()).isEqualTo(text);
  }

  @Test
  void whatOtherVisitsOfThePatientStateIsNotInTheText() {
    List<Resource> resources =
        new ArrayList<>(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    String text = VisitDocument.of(resources).text();
    AllergyIntolerance allergy = new AllergyIntolerance();
    allergy.setId("a1");
    allergy.getCode().setText("sulfonamides");
    Practitioner practitioner = new Practitioner();
    practitioner.setId("p1");
    practitioner.addName().setText("Another, Person");
    resources.addAll(0, List.of(allergy, practitioner));
    assertThat(VisitDocument.of(resources).text()).isEqualTo(text);

    resources.replaceAll(r -> r instanceof Provenance ? r.copy() : r);
    resources.stream()
        .filter(Provenance.class::isInstance)
        .forEach(p -> ((Provenance) p).addTarget().setReference("AllergyIntolerance/a1"));
    assertThat(VisitDocument.of(resources).text()).contains("- Allergy: sulfonamides");
  }

  /** As mapping version 1 wrote drugs. */
  @Test
  void aContainedMedicationIsRead() {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    for (MedicationAdministration given : mapped.all(MedicationAdministration.class)) {
      Medication medication = new Medication();
      medication.setId("drug");
      medication.setCode(given.getMedicationCodeableConcept());
      given.addContained(medication);
      given.setMedication(new Reference("#drug"));
    }
    assertThat(VisitDocument.of(mapped.all(Resource.class)).text())
        .contains("- Kenalog 40 mg/mL: 1 mL, 40 mg (stated in the record)");
  }

  @Test
  void aVisitWithoutEncounterIsRefused() {
    assertThatThrownBy(() -> VisitDocument.of(List.of(new Patient())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Encounter");
  }

  @Test
  void invisibleCharactersAreLeftOut() {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    mapped
        .only(Patient.class)
        .getNameFirstRep()
        .setFamily("Oka\u202Efor\u0007\u200B")
        .setText(null);
    assertThat(VisitDocument.of(mapped.all(Resource.class)).text()).contains("Okafor, Ada Maria");
  }

  /** As other programs write them: with an extension instead of a value. */
  @Test
  void anyElementMayHaveNoValue() {
    Random random = new Random(11);
    for (int i = 0; i < 150; i++) {
      MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
      int share = random.nextInt(2, 30);
      mapped.all(Resource.class).forEach(r -> empty(r, random, share));
      VisitDocument document = VisitDocument.of(mapped.all(Resource.class));
      assertThat(document.text()).contains("VISIT").doesNotContain("null");
      if (i % 10 == 0) {
        assertThat(document.pdf()).isNotEmpty();
      }
    }
  }

  private static void empty(Base element, Random random, int share) {
    for (Property property : element.children()) {
      for (Base value : property.getValues()) {
        if (value instanceof PrimitiveType<?> primitive && random.nextInt(share) == 0) {
          primitive.setValueAsString(null);
          primitive.addExtension(ExtensionUrls.DATA_ABSENT_REASON, new StringType("unknown"));
        } else if (!(value instanceof Resource)
            && !property.getName().equals("text")
            && !property.getName().equals("div")) {
          empty(value, random, share);
        }
      }
    }
  }

  @Test
  void theEncounterMayBeTheOnlyResource() {
    Encounter encounter = new Encounter();
    encounter.setId("e1");
    assertThat(VisitDocument.of(List.of(encounter)).text()).contains("Visit      e1");
  }
}
