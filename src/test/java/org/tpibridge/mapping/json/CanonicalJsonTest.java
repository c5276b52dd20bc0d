package org.tpibridge.mapping.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.files.Sha256;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | {}",
        "[ ] | []",
        "{\"b\":1,\"a\":2} | {\"a\":2,\"b\":1}",
        "{ \"b\" : [ 2 , 1 ] , \"a\" : { \"d\" : null , \"c\" : true } }"
            + " | {\"a\":{\"c\":true,\"d\":null},\"b\":[2,1]}",
        "{\"ab\":1,\"a\":2,\"_a\":3,\"A\":4} | {\"A\":4,\"_a\":3,\"a\":2,\"ab\":1}",
        "{\"b\":\"}]\\\" , {\",\"a\":\"\\\\\"} | {\"a\":\"\\\\\",\"b\":\"}]\\\" , {\"}",
        "{\"b\":\"né €\",\"a\":\"\u2003\"} | {\"a\":\"\u2003\",\"b\":\"né €\"}",
        "{\"b\":1.00,\"a\":1.0} | {\"a\":1.0,\"b\":1.00}",
      })
  void sortsMembersAndRemovesWhiteSpace(String json, String canonical) {
    assertThat(canonical(json)).isEqualTo(canonical);
  }

  /** FHIR decimals: 1.0 and 1.00 have different precision. */
  @Test
  void precisionIsContent() {
    assertThat(CanonicalJson.of(weight("1.0"))).isNotEqualTo(CanonicalJson.of(weight("1.00")));
  }

  private static byte[] weight(String value) {
    Quantity quantity = new Quantity();
    quantity.getValueElement().setValueAsString(value);
    return FhirJsonWriter.compact().bytes(new Observation().setValue(quantity));
  }

  @Property(tries = 30)
  void theOrderOfMembersDoesNotMatter(@ForAll Random random) {
    for (Resource resource : resources()) {
      byte[] json = FhirJsonWriter.compact().bytes(resource);
      JsonNode tree = JSON.readTree(json);

      assertThat(canonical(shuffled(tree, random)))
          .isEqualTo(new String(CanonicalJson.of(json), UTF_8))
          .isEqualTo(canonical(new String(FhirJsonWriter.pretty().bytes(resource), UTF_8)));
      assertThat(JSON.readTree(CanonicalJson.of(json))).isEqualTo(tree);
    }
  }

  /** A change of this value changes the hash of every stored resource. */
  @Test
  void theFormIsFixed() {
    String json =
        "{\"resourceType\":\"Patient\",\"id\":\"1\",\"name\":[{\"text\":\"É \\\"x\\\"\"}]}";

    assertThat(HexFormat.of().formatHex(Sha256.of(CanonicalJson.of(json.getBytes(UTF_8)))))
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    Sha256.of(
                        "{\"id\":\"1\",\"name\":[{\"text\":\"É \\\"x\\\"\"}],"
                            + "\"resourceType\":\"Patient\"}")));
  }

  private static List<Resource> resources() {
    return MappedVisit.of(ExampleVisits.full()).bundle().getEntry().stream()
        .map(entry -> entry.getResource())
        .toList();
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.of(json.getBytes(UTF_8)), UTF_8);
  }

  private static String shuffled(JsonNode node, Random random) {
    if (node.isObject()) {
      List<String> members = new ArrayList<>();
      node.properties()
          .forEach(
              member ->
                  members.add(
                      JSON.writeValueAsString(member.getKey())
                          + ": "
                          + shuffled(member.getValue(), random)));
      java.util.Collections.shuffle(members, random);
      return "{" + String.join(" , ", members) + "}";
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(item -> shuffled(item, random))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return node.isNumber() ? node.decimalValue().toPlainString() : JSON.writeValueAsString(node);
  }
}
