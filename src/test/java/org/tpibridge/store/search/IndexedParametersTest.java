package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.bench.BenchmarkVisit;

class IndexedParametersTest {

  @ParameterizedTest(name = "{0}?{1} is stored as {2}")
  @CsvSource({
    "Observation, subject, subject, ",
    "Observation, patient, subject, Patient",
    "Observation, code, code, ",
    "Observation, combo-code, code component-code, ",
    "Observation, combo-value-quantity, component-value-quantity value-quantity, ",
    "Encounter, practitioner, participant, Practitioner",
    "Provenance, patient, target, Patient",
    "Patient, phonetic, name, ",
    "Organization, name, phonetic name, ",
    "BodyStructure, patient, patient, "
  })
  void equalValuesAreStoredOnce(String type, String name, String reads, String target) {
    IndexedParameter parameter =
        new IndexedParameters(ResourcesAsStored.FHIR, type).find(name).orElseThrow();

    assertThat(parameter.reads()).containsExactly(reads.split(" "));
    assertThat(parameter.target().orElse(null)).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_id", "_lastUpdated", "code-value-quantity", "near", "nonsense"})
  void parametersThatAreNotIndexedAreMissing(String name) {
    assertThat(new IndexedParameters(ResourcesAsStored.FHIR, "Observation").find(name)).isEmpty();
    assertThat(new IndexedParameters(ResourcesAsStored.FHIR, "Location").find(name)).isEmpty();
  }

  /** Compares with HAPI's FHIRPath engine, which uses all of FHIR's definitions. */
  @Test
  void everyParameterUsesTheValuesOfItsExpression() {
    IFhirPath reference = ResourcesAsStored.FHIR.newFhirPath();
    reference.setEvaluationContext(new TypesOfReferences());
    SearchIndexer indexer = new SearchIndexer(() -> ResourcesAsStored.FHIR, ZoneOffset.UTC);
    Set<String> found = new HashSet<>();
    List<Resource> resources =
        Stream.concat(ResourcesAsStored.examples().stream(), Stream.of(BenchmarkVisit.bundle(1)))
            .flatMap(bundle -> ResourcesAsStored.of(bundle).stream())
            .toList();

    for (Resource resource : resources) {
      List<IndexValue> index = indexer.of(resource);
      IndexedParameters table = new IndexedParameters(ResourcesAsStored.FHIR, resource.fhirType());
      for (RuntimeSearchParam defined :
          ResourcesAsStored.FHIR.getResourceDefinition(resource).getSearchParams()) {
        table
            .find(defined.getName())
            .ifPresent(
                parameter -> {
                  Set<IndexValue> expected =
                      expected(reference, resource, parameter, defined.getPath());
                  assertThat(read(index, parameter))
                      .as(resource.fhirType() + "?" + parameter.name())
                      .isEqualTo(expected);
                  if (!expected.isEmpty()) {
                    found.add(resource.fhirType() + "?" + parameter.name());
                  }
                });
      }
    }

    // Ensures that the comparison is not empty.
    assertThat(found).hasSizeGreaterThan(120).contains("Observation?patient", "Patient?deceased");
  }

  private static Set<IndexValue> expected(
      IFhirPath reference, Resource resource, IndexedParameter parameter, String expression) {
    Set<IndexValue> values = new HashSet<>();
    IndexValueExtractor extraction = new IndexValueExtractor(new DateRanges(ZoneOffset.UTC));
    // Each alternative alone: HAPI's union compares quantities, which needs a UCUM service.
    for (String alternative : expression.split(" \\| ", -1)) {
      for (IBase found : reference.evaluate(resource, alternative, IBase.class)) {
        extraction.add(parameter.kind(), "", (Base) found, values::add);
      }
    }
    values.removeIf(value -> value.parameter().endsWith(ReferenceExtractor.IDENTIFIER));
    return values;
  }

  private static Set<IndexValue> read(List<IndexValue> index, IndexedParameter parameter) {
    Set<IndexValue> values = new HashSet<>();
    for (IndexValue value : index) {
      if (parameter.reads().contains(value.parameter()) && isOfTarget(value, parameter)) {
        values.add(unnamed(value));
      }
    }
    return values;
  }

  private static boolean isOfTarget(IndexValue value, IndexedParameter parameter) {
    return parameter.target().isEmpty()
        || (value instanceof IndexValue.ReferenceValue link
            && link.target().startsWith(parameter.target().get() + "/"));
  }

  private static IndexValue unnamed(IndexValue value) {
    if (value instanceof IndexValue.TokenValue it) {
      return new IndexValue.TokenValue("", it.system(), it.code());
    } else if (value instanceof IndexValue.DateValue it) {
      return new IndexValue.DateValue("", it.low(), it.high());
    } else if (value instanceof IndexValue.ReferenceValue it) {
      return new IndexValue.ReferenceValue("", it.target());
    } else if (value instanceof IndexValue.StringValue it) {
      return new IndexValue.StringValue("", it.normal(), it.exact());
    } else if (value instanceof IndexValue.QuantityValue it) {
      return new IndexValue.QuantityValue(
          "", it.low(), it.high(), it.system(), it.code(), it.unit());
    } else {
      return new IndexValue.UriValue("", ((IndexValue.UriValue) value).uri());
    }
  }
}
