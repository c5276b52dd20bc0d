package org.tpibridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that HAPI's FHIRPath engine evaluates each invariant on each element of the examples to
 * what fhirpath.js found, so that the profiles mean the same for every receiver. {@code
 * profiles/build.sh} writes fhirpath.js's results ({@code tools/invariants.mjs}), and compares the
 * committed ones with {@code --check}.
 */
class InvariantResultsTest {
  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final FHIRPathEngine ENGINE =
      new FHIRPathEngine(
          new HapiWorkerContext(
              CONTEXT,
              new ValidationSupportChain(
                  ConformancePackage.support(CONTEXT), CONTEXT.getValidationSupport())));
  private static final Map<String, StructureDefinition> STRUCTURES = structures();
  private static final Map<String, Results> RESULTS = read();

  /**
   * The results for one example.
   *
   * @param satisfied how many pairs of invariant and element are true
   * @param violated the other pairs, sorted
   */
  record Results(int satisfied, List<String> violated) {}

  private record Applied(String at, Resource resource, List<StructureDefinition> structures) {}

  static Stream<String> examples() {
    return Stream.concat(
        Examples.invalid().stream().map(name -> "invalid/" + name),
        Examples.valid().stream().map(name -> "valid/" + name));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void enginesAgree(String example) {
    assertThat(evaluate(example)).isEqualTo(RESULTS.get(example + ".json"));
  }

  @Test
  void resultsAreOfTheseExamples() {
    assertThat(RESULTS.keySet())
        .containsExactlyInAnyOrderElementsOf(examples().map(name -> name + ".json").toList());
  }

  @Test
  void validExamplesViolateNothing() {
    assertThat(RESULTS)
        .allSatisfy(
            (name, results) -> {
              if (name.startsWith("valid/")) {
                assertThat(results.violated()).as(name).isEmpty();
              }
            });
  }

  @Test
  void everyInvariantIsViolatedInFhirpathJs() {
    Set<String> violated = new HashSet<>();
    for (Results results : RESULTS.values()) {
      results.violated().forEach(pair -> violated.add(pair.substring(0, pair.indexOf(' '))));
    }
    assertThat(violated)
        .containsAll(
            STRUCTURES.values().stream()
                .flatMap(structure -> structure.getDifferential().getElement().stream())
                .flatMap(element -> element.getConstraint().stream())
                .map(ElementDefinitionConstraintComponent::getKey)
                .toList());
  }

  private static Results evaluate(String example) {
    String[] parts = example.split("/", 2);
    Resource root =
        (Resource) CONTEXT.newJsonParser().parseResource(Examples.read(parts[0], parts[1]));
    int satisfied = 0;
    Set<String> violated = new TreeSet<>();
    for (Applied applied : applied(root, "")) {
      Resource resource = applied.resource();
      for (StructureDefinition structure : applied.structures()) {
        for (ElementDefinition element : structure.getDifferential().getElement()) {
          for (ElementDefinitionConstraintComponent rule : element.getConstraint()) {
            List<Base> elements = ENGINE.evaluate(resource, selector(structure, element));
            for (int n = 0; n < elements.size(); n++) {
              List<Base> result =
                  ENGINE.evaluate(
                      null,
                      resource,
                      resource,
                      elements.get(n),
                      ENGINE.parse(rule.getExpression()));
              if (ENGINE.convertToBoolean(result)) {
                satisfied++;
              } else {
                violated.add(
                    rule.getKey() + " " + applied.at() + element.getPath() + "[" + n + "]");
              }
            }
          }
        }
      }
    }
    return new Results(satisfied, List.copyOf(violated));
  }

  /** FHIRPath that selects the elements which an element definition describes. */
  private static String selector(StructureDefinition structure, ElementDefinition element) {
    String path = element.getPath().replace("[x]", "");
    if (structure.getType().equals("Extension")) {
      return path.replace(
          "Extension",
          "(extension | descendants().extension).where(url = '" + structure.getUrl() + "')");
    }
    if (!element.hasSliceName()) {
      return path;
    }
    // Slices with an invariant are codings of one system.
    ElementDefinition system =
        structure.getDifferential().getElement().stream()
            .filter(other -> other.getId().equals(element.getId() + ".system"))
            .findFirst()
            .orElseThrow();
    return path + ".where(system = '" + system.getPattern().primitiveValue() + "')";
  }

  /** Resources that state their profiles; contained ones have the profile of their container. */
  private static List<Applied> applied(Resource root, String at) {
    List<StructureDefinition> stated =
        root.getMeta().getProfile().stream()
            .map(IPrimitiveType::getValueAsString)
            .flatMap(url -> Stream.ofNullable(STRUCTURES.get(url)))
            .toList();
    List<StructureDefinition> structures = new ArrayList<>(stated);
    if (!(root instanceof Bundle)) {
      STRUCTURES.values().stream()
          .filter(structure -> structure.getType().equals("Extension"))
          .forEach(structures::add);
    }
    List<Applied> all = new ArrayList<>(List.of(new Applied(at, root, structures)));
    if (root instanceof Bundle bundle) {
      for (int n = 0; n < bundle.getEntry().size(); n++) {
        if (bundle.getEntry().get(n).hasResource()) {
          all.addAll(applied(bundle.getEntry().get(n).getResource(), at + "entry[" + n + "] "));
        }
      }
    }
    if (root instanceof DomainResource domain) {
      List<StructureDefinition> ofContained =
          stated.stream()
              .flatMap(structure -> structure.getDifferential().getElement().stream())
              .filter(element -> element.getPath().endsWith(".contained"))
              .flatMap(element -> element.getType().stream())
              .map(TypeRefComponent::getProfile)
              .flatMap(List::stream)
              .map(CanonicalType::getValue)
              .flatMap(url -> Stream.ofNullable(STRUCTURES.get(url)))
              .toList();
      for (int n = 0; n < domain.getContained().size(); n++) {
        all.add(
            new Applied(at + "contained[" + n + "] ", domain.getContained().get(n), ofContained));
      }
    }
    return all;
  }

  private static Map<String, StructureDefinition> structures() {
    Map<String, StructureDefinition> structures = new TreeMap<>();
    ConformancePackage.resources(CONTEXT).values().stream()
        .filter(StructureDefinition.class::isInstance)
        .map(StructureDefinition.class::cast)
        .forEach(structure -> structures.put(structure.getUrl(), structure));
    return structures;
  }

  private static Map<String, Results> read() {
    return JsonMapper.shared()
        .readValue(
            Path.of("profiles", "generated", "invariant-results.json").toFile(),
            new TypeReference<>() {});
  }
}
