package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.bench.BenchmarkVisit;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Severity;

class ValidatorTest {

  private static final Validator VALIDATOR = Validator.create(TestFhir.R4);

  private static List<Finding> json(String content) {
    return VALIDATOR.validate(
        content.getBytes(StandardCharsets.UTF_8), FhirFileFormat.JSON, "in.json", List.of());
  }

  private static List<Finding> xml(String content) {
    return VALIDATOR.validate(
        content.getBytes(StandardCharsets.UTF_8), FhirFileFormat.XML, "in.xml", List.of());
  }

  /** The library looked for its encoding in a declaration that is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "   ", "\r\n\t", "<!-- first -->", "\uFEFF"})
  void xmlWithoutDeclarationIsUtf8(String before) {
    String patient = "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"%s\"/></Patient>";

    assertThat(errors(xml(before + patient.formatted("male")))).isEmpty();
    assertThat(errors(xml(before + patient.formatted("man")))).hasSize(1);
  }

  private static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(Finding::isError).toList();
  }

  @Test
  void completeVisitHasNoErrors() {
    List<Finding> findings = VALIDATOR.validate(BenchmarkVisit.bundle(1), List.of());
    assertThat(errors(findings)).extracting(Finding::message).isEmpty();
  }

  /** Open slicing allows elements outside all slices, such as most entries of a visit. */
  @Test
  void elementsOutsideOpenSlicesAreNotReported() {
    assertThat(VALIDATOR.validate(BenchmarkVisit.bundle(1), List.of()))
        .isNotEmpty()
        .extracting(Finding::message)
        .noneMatch(message -> message.contains("slice"));
  }

  @Test
  void elementThatMatchesNoSliceIsReportedIfASliceIsRequired() {
    Bundle visit = BenchmarkVisit.bundle(1);
    visit.getEntry().removeIf(entry -> entry.getResource() instanceof Patient);
    assertThat(errors(VALIDATOR.validate(visit, List.of())))
        .filteredOn(finding -> finding.code().equals("TPI-FHIR-CARDINALITY"))
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("Bundle.entry:patient"));
  }

  @Test
  void uncheckedCodesAreReportedOncePerSystem() {
    List<Finding> findings = VALIDATOR.validate(BenchmarkVisit.bundle(1), List.of());
    assertThat(findings)
        .filteredOn(finding -> finding.code().equals("TPI-FHIR-CODE-SYSTEM-UNKNOWN"))
        .extracting(Finding::message)
        .doesNotHaveDuplicates()
        .anyMatch(message -> message.contains("http://www.ama-assn.org/go/cpt"))
        .anyMatch(message -> message.contains("http://loinc.org"));
  }

  @Test
  void pathsInABundleAreCleanAndHaveNoPlaceWithoutInput() {
    Bundle visit = BenchmarkVisit.bundle(1);
    int at = -1;
    Observation pain = null;
    for (int index = 0; index < visit.getEntry().size(); index++) {
      if (visit.getEntry().get(index).getResource() instanceof Observation observation
          && observation.hasValueQuantity()) {
        pain = observation;
        at = index;
      }
    }
    assertThat(pain).isNotNull();
    pain.getValueQuantity().setCode("furlong per what");
    assertThat(errors(VALIDATOR.validate(visit, List.of())))
        .extracting(finding -> finding.expression().orElse(""))
        .contains("Bundle.entry[" + at + "].resource.value");
    assertThat(VALIDATOR.validate(visit, List.of())).allMatch(f -> f.place().isEmpty());
  }

  @Test
  void incompleteFileIsReportedWithoutInternalsOfTheParser() {
    assertThat(json("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Made-up\""))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .endsWith("the file may be incomplete.")
                    .doesNotContain("Source", "Made-up"));
  }

  @Test
  void missingElementIsReportedWithLineAndColumn() {
    List<Finding> errors =
        errors(
            json(
                """
                {"resourceType": "Observation",
                 "status": "final"}
                """));
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).code()).isEqualTo("TPI-FHIR-CARDINALITY");
    assertThat(errors.get(0).expression()).contains("Observation");
    assertThat(errors.get(0).place()).containsInstanceOf(Place.Text.class);
  }

  @Test
  void xmlElementIsReportedWithItsLine() {
    List<Finding> errors =
        errors(
            xml(
                """
                <Patient xmlns="http://hl7.org/fhir">
                  <gender value="blue"/>
                </Patient>
                """));
    assertThat(errors)
        .extracting(finding -> ((Place.Text) finding.place().orElseThrow()).line())
        .contains(2L);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "truncated           | {\"resourceType\":\"Patient\", | TPI-FHIR-SYNTAX",
        "not JSON            | hello | TPI-FHIR-SYNTAX",
        "an array            | [] | TPI-FHIR-NOT-FHIR",
        "a string            | \"Patient\" | TPI-FHIR-NOT-FHIR",
        "no resource type    | {\"a\":1} | TPI-FHIR-NOT-FHIR",
        "unknown type        | {\"resourceType\":\"Pacient\"} | TPI-FHIR-NOT-FHIR",
        "two resources       | {\"resourceType\":\"Patient\"}{} | TPI-FHIR-SYNTAX",
        "empty               | `` | TPI-FHIR-SYNTAX",
      })
  void invalidJsonIsRefusedWithOneError(String name, String content, String code) {
    List<Finding> findings = json(content);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).code()).isEqualTo(code);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.get(0).place()).containsInstanceOf(Place.Text.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "truncated         | <Patient xmlns=\"http://hl7.org/fhir\"> | TPI-FHIR-SYNTAX",
        "not XML           | hello | TPI-FHIR-SYNTAX",
        "other namespace   | <Patient/> | TPI-FHIR-NOT-FHIR",
        "unknown type      | <Pacient xmlns=\"http://hl7.org/fhir\"/> | TPI-FHIR-NOT-FHIR",
        "DOCTYPE           | <!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a> | TPI-FHIR-SYNTAX",
        "empty             | `` | TPI-FHIR-SYNTAX",
      })
  void invalidXmlIsRefusedWithOneError(String name, String content, String code) {
    List<Finding> findings = xml(content);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).code()).isEqualTo(code);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.get(0).place()).containsInstanceOf(Place.Text.class);
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    String deep = "{\"resourceType\":\"Patient\",\"a\":" + "[".repeat(100_000);
    assertThat(json(deep)).extracting(Finding::code).containsExactly("TPI-FHIR-SYNTAX");
    String xml = "<Patient xmlns=\"http://hl7.org/fhir\">" + "<a>".repeat(100_000);
    assertThat(xml(xml)).extracting(Finding::code).containsExactly("TPI-FHIR-SYNTAX");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin =
        "{\"resourceType\":\"Patient\",\"id\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(VALIDATOR.validate(latin, FhirFileFormat.JSON, "in.json", List.of()))
        .extracting(Finding::code)
        .containsExactly("TPI-FHIR-SYNTAX");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(errors(json("\ufeff{\"resourceType\":\"Patient\"}"))).isEmpty();
    assertThat(
            errors(
                xml(
                    "\ufeff<Patient xmlns=\"http://hl7.org/fhir\"><active"
                        + " value=\"true\"/></Patient>")))
        .isEmpty();
  }

  @Test
  void linesRetainTheirNumbers() {
    String lines =
        """
        {"resourceType":"Patient"}

        {"resourceType":"Observation","status":"final"}
        nonsense
        """;
    List<Finding> errors =
        errors(
            VALIDATOR.validate(
                lines.getBytes(StandardCharsets.UTF_8),
                FhirFileFormat.NDJSON,
                "in.ndjson",
                List.of()));
    assertThat(errors)
        .extracting(finding -> ((Place.Text) finding.place().orElseThrow()).line())
        .containsExactly(3L, 4L);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "http://example.com/made-up, INFORMATION",
    "https://tpibridge.org/fhir/StructureDefinition/tpi-pain-scor, WARNING",
  })
  void unknownProfileIsReportedOnceAsWarningIfItsPackageIsLoaded(
      String profile, Severity severity) {
    List<Finding> findings =
        json(
            """
            {"resourceType":"Bundle","type":"collection","entry":[
            {"resource":{"resourceType":"Basic","meta":{"profile":["%s"]},"code":{"text":"a"}}},
            {"resource":{"resourceType":"Basic","meta":{"profile":["%s"]},"code":{"text":"b"}}}]}
            """
                .formatted(profile, profile));
    assertThat(findings)
        .filteredOn(finding -> finding.code().equals("TPI-FHIR-PROFILE-UNKNOWN"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains(profile);
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.expression()).contains("Bundle.entry[0].resource.meta.profile[0]");
            });
  }

  @Test
  void extraProfileIsApplied() {
    byte[] content =
        """
        {"resourceType":"Observation","status":"final","code":{"text":"weight"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    List<Finding> findings =
        VALIDATOR.validate(
            content,
            FhirFileFormat.JSON,
            "in.json",
            List.of("http://hl7.org/fhir/StructureDefinition/bodyweight"));
    assertThat(errors(findings)).isNotEmpty();
  }

  @Test
  void recommendationIsOnlyInformation() {
    assertThat(json("{\"resourceType\":\"Patient\"}"))
        .filteredOn(finding -> finding.message().contains("dom-6"))
        .hasSize(1)
        .allMatch(finding -> finding.severity() == Severity.INFORMATION)
        .allMatch(finding -> finding.code().equals("TPI-FHIR-PRACTICE"));
  }

  @Test
  void codeOfAnUnavailableSystemIsNoWarning() {
    List<Finding> findings =
        json(
            """
            {"resourceType":"Observation","status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"72514-3"}]}}
            """);
    assertThat(findings)
        .extracting(Finding::code)
        .doesNotContain("TPI-FHIR-CODE")
        .contains("TPI-FHIR-CODE-SYSTEM-UNKNOWN");
  }

  @Test
  void requiredCodeOfAnUnknownSystemIsAnError() {
    List<Finding> findings =
        json(
            """
            {"resourceType":"Condition","subject":{"display":"x"},
             "clinicalStatus":{"coding":[{"system":"http://example.com/typo","code":"active"}]}}
            """);
    assertThat(errors(findings)).extracting(Finding::code).contains("TPI-FHIR-CODE");
  }
}
