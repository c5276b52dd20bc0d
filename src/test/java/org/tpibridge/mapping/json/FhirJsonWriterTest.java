package org.tpibridge.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the output with that of HAPI's encoder. */
class FhirJsonWriterTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  @Property(tries = 50)
  void visitsAreWrittenAsByHapi(@ForAll("visits") Visit visit) {
    Bundle bundle =
        new VisitMapper(MappedVisit.CLINIC, Terminology.builtIn())
            .map(visit, MappedVisit.ORIGIN)
            .bundle();

    assertThat(tree(compact(bundle))).isEqualTo(tree(byHapi(bundle)));
    assertThat(tree(text(FhirJsonWriter.pretty().bytes(bundle)))).isEqualTo(tree(byHapi(bundle)));
  }

  @Test
  void bundleIsWrittenAsItWasRead() {
    Bundle bundle = MappedVisit.of(ExampleVisits.full()).bundle();
    Bundle read = FHIR.newJsonParser().parseResource(Bundle.class, compact(bundle));

    assertThat(compact(read)).isEqualTo(compact(bundle));
  }

  @Test
  void extensionsOnPrimitivesRetainTheirPlaces() {
    Patient patient = new Patient();
    HumanName name = patient.addName().addGiven("Ada").addGiven("Maria");
    name.getGiven().get(1).addExtension("https://example.org/x", new CodeType("y"));
    patient
        .getBirthDateElement()
        .addExtension(ExtensionUrls.DATA_ABSENT_REASON, new CodeType("unknown"));

    assertThat(tree(compact(patient))).isEqualTo(tree(byHapi(patient)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0", "1.0", "1.50", "100", "0.001", "72.500", "-12.5"})
  void decimalsRetainTheirDigits(String digits) {
    Observation observation = new Observation();
    observation.setValue(new Quantity().setValue(new BigDecimal(digits)));

    assertThat(compact(observation)).contains("\"value\":" + digits + "}");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "plain",
        "\"quoted\" \\ back",
        "line\r\nbreak\ttab",
        "naïve Ωmega 膝 😀",
        "\u0001\u001f\u007f\u0080\u07ff\u0800\uffff\u2028"
      })
  void textsAreReadAsWritten(String text) {
    Patient patient = new Patient();
    patient.addName().setText(text);

    String read =
        JSON.readTree(FhirJsonWriter.compact().bytes(patient)).at("/name/0/text").asString();

    assertThat(read).isEqualTo(text);
  }

  @Test
  void unpairedSurrogateIsWrittenAsQuestionMark() {
    Patient patient = new Patient();
    patient.addName().setText("a\ud83d" + "b\ude00");

    assertThat(compact(patient)).contains("\"a?b?\"");
  }

  @Test
  void idsAreWrittenWithoutPrefixes() {
    Patient patient = new Patient();
    patient.setId("Patient/1/_history/2");

    assertThat(compact(patient)).isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"1\"}");
  }

  @Test
  void prettyTextIsIndentedByTwoSpaces() {
    Patient patient = new Patient();
    patient.addName().addGiven("Ada");

    assertThat(text(FhirJsonWriter.pretty().bytes(patient)))
        .isEqualTo(
            """
            {
              "resourceType": "Patient",
              "name": [
                {
                  "given": [
                    "Ada"
                  ]
                }
              ]
            }""");
  }

  private static String compact(Resource resource) {
    return text(FhirJsonWriter.compact().bytes(resource));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String byHapi(Resource resource) {
    return FHIR.newJsonParser().encodeResourceToString(resource);
  }

  private static JsonNode tree(String json) {
    return JSON.readTree(json);
  }
}
