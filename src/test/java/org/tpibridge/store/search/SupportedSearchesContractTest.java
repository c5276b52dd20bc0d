package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/** Every search parameter that clients need finds a resource, alone and in combinations. */
@OnEachDatabase
class SupportedSearchesContractTest {
  private static final String ID = "searched";

  /** Parameters of every type. */
  private static final List<String> OF_ALL =
      List.of(
          "_id=" + ID,
          "_lastUpdated=ge2026-03-04",
          "_profile=https://p.example/profile",
          "_source=https://s.example/file",
          "_tag=urn:t|tagged");

  private final SearchableStore store;
  private final JsonNode types = read();

  SupportedSearchesContractTest(TestDatabase database) {
    store = new SearchableStore(database);
    Patient patient = new Patient();
    patient.setId("p");
    List<Resource> resources = new ArrayList<>(List.of(patient));
    types.properties().forEach(type -> resources.add(resource(type.getKey(), type.getValue())));
    store.add(resources, SearchableStore.STORED_AT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static JsonNode read() {
    try (InputStream file =
        SupportedSearchesContractTest.class.getResourceAsStream("supported-searches.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Resource resource(String type, JsonNode stated) {
    ObjectNode json = ((ObjectNode) stated.get("resource")).deepCopy();
    json.put("resourceType", type).put("id", ID);
    Resource resource =
        (Resource) ResourcesAsStored.FHIR.newJsonParser().parseResource(json.toString());
    resource.getMeta().setSource("https://s.example/file").addProfile("https://p.example/profile");
    resource.getMeta().addTag().setSystem("urn:t").setCode("tagged");
    return resource;
  }

  @Test
  void everyParameterAndCombinationFindsTheResource() {
    SoftAssertions softly = new SoftAssertions();
    types
        .properties()
        .forEach(
            type -> {
              Map<String, String> searches = new LinkedHashMap<>();
              type.getValue()
                  .get("searches")
                  .forEach(one -> searches.put(one.asText().replaceAll("=.*", ""), one.asText()));
              List<String> all = new ArrayList<>(searches.values());
              all.addAll(OF_ALL);
              for (JsonNode combination : type.getValue().path("combinations")) {
                all.add(
                    String.join(
                        "&",
                        List.of(combination.asText().split("\\+", -1)).stream()
                            .map(searches::get)
                            .toList()));
              }
              all.add("_id=" + ID + "&_revinclude=Provenance:target");
              for (String search : all) {
                String text = type.getKey() + "?" + search;
                softly.assertThat(store.query(text).findings()).as(text).isEmpty();
                softly.assertThat(store.ids(text)).as(text).contains(ID);
              }
            });
    softly.assertAll();
  }

  @Test
  void parametersAreListedForTheCapabilityStatement() {
    types
        .properties()
        .forEach(
            type ->
                type.getValue()
                    .get("searches")
                    .forEach(
                        one ->
                            assertThat(store.parameters(type.getKey()))
                                .contains(one.asText().replaceAll("=.*", ""))));
  }

  /** Types of resources that nobody has stored yet can be searched, too. */
  @Test
  void everyTypeOfFhirHasParameters() {
    assertThat(ResourcesAsStored.FHIR.getResourceTypes())
        .allSatisfy(type -> assertThat(store.parameters(type)).contains("_id", "_source"));
  }
}
