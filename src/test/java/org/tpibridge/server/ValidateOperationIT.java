package org.tpibridge.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.server.TestServer.Answer;

/** {@code $validate}: verdict, and place in the body of the request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidateOperationIT {
  private static final String JSON = "application/fhir+json";
  private static final String XML = "application/fhir+xml";
  private static final String LINES = "http://hl7.org/fhir/StructureDefinition/operationoutcome-";
  private static final String WRONG =
      """
      {
        "resourceType": "Patient",
        "gender": "man"
      }""";
  private static final String WRONG_XML =
      """
      <Patient xmlns="http://hl7.org/fhir">
        <gender value="man"/>
      </Patient>""";

  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = TestServer.start(folder);
    server.importVisits(VisitRow.of("V-1", "70001").with("visit_start", "2024-03-04"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static OperationOutcomeIssueComponent error(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.as(OperationOutcome.class).getIssue().stream()
        .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
        .findFirst()
        .orElseThrow();
  }

  private static int number(OperationOutcomeIssueComponent issue, String name) {
    return ((IntegerType) issue.getExtensionByUrl(LINES + name).getValue()).getValue();
  }

  @Test
  void aResourceInJsonHasItsLineAndColumn() {
    OperationOutcomeIssueComponent issue = error(server.post("Patient/$validate", JSON, WRONG));

    assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Patient.gender");
    assertThat(number(issue, "issue-line")).isEqualTo(3);
    assertThat(issue.hasExtension(LINES + "message-id")).isTrue();
  }

  @Test
  void aResourceInXmlHasItsLine() {
    OperationOutcomeIssueComponent issue = error(server.post("Patient/$validate", XML, WRONG_XML));

    assertThat(number(issue, "issue-line")).isEqualTo(2);
  }

  @Test
  void theResourceOfParametersHasThePlaceInTheWholeBody() {
    String body =
        """
        {"resourceType": "Parameters", "parameter": [
          {"name": "mode", "valueCode": "create"},
          {"name": "resource", "resource":
        %s
        }]}"""
            .formatted(WRONG);
    int alone = number(error(server.post("Patient/$validate", JSON, WRONG)), "issue-col");
    OperationOutcomeIssueComponent issue = error(server.post("Patient/$validate", JSON, body));

    assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Patient.gender");
    assertThat(number(issue, "issue-line")).isEqualTo(6);
    assertThat(number(issue, "issue-col")).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ""})
  void theResourceOfParametersInXmlHasThePlaceInTheWholeBody(String between) {
    String body =
        ("<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"resource\"/><resource>%s"
                + "<Patient>%s<!-- é --><gender value=\"man\"/></Patient>%s</resource></parameter>"
                + "</Parameters>")
            .formatted(between, between, between);
    OperationOutcomeIssueComponent issue = error(server.post("Patient/$validate", XML, body));

    assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Patient.gender");
    int place = body.indexOf("<gender");
    int line = (int) body.substring(0, place).lines().count();
    assertThat(number(issue, "issue-line")).isEqualTo(line);
    if (between.isEmpty()) {
      assertThat(number(issue, "issue-col")).isGreaterThan(place).isLessThan(place + 30);
    }
  }

  @Test
  void prefixesOfNamespacesAreKept() {
    String body =
        "<f:Parameters xmlns:f=\"http://hl7.org/fhir\"><f:parameter><f:name value=\"resource\"/>"
            + "<f:resource><f:Patient><f:gender value=\"male\"/></f:Patient></f:resource>"
            + "</f:parameter></f:Parameters>";

    assertThat(server.post("Patient/$validate", XML, body).as(OperationOutcome.class).getIssue())
        .noneMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR);
  }

  @Test
  void aProfileOfTheRequestIsUsed() {
    String profile = "https://tpibridge.org/fhir/StructureDefinition/tpi-pain-score";
    String observation =
        "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}";
    String inParameters =
        """
        {"resourceType":"Parameters","parameter":[{"name":"profile","valueUri":"%s"},
        {"name":"mode","valueCode":"profile"},{"name":"resource","resource":%s}]}"""
            .formatted(profile, observation);

    Answer none = server.post("Observation/$validate", JSON, observation);
    assertThat(none.as(OperationOutcome.class).getIssue())
        .noneMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR);
    assertThat(error(server.post("Observation/$validate?profile=" + profile, JSON, observation)))
        .isNotNull();
    assertThat(error(server.post("Observation/$validate", JSON, inParameters))).isNotNull();
    assertThat(
            error(
                    server.post(
                        "Observation/$validate?profile=http://x.example/p", JSON, observation))
                .getDetails()
                .getText())
        .contains("http://x.example/p");
  }

  @ParameterizedTest
  @CsvSource({
    "'', application/fhir+json, 400",
    "'{\"resourceType\":\"Patient\"', application/fhir+json, 200",
    "'nothing of FHIR', application/fhir+json, 200",
    "'<Patient', application/fhir+xml, 200",
    "'<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Patient>&e;</Patient>', text/xml, 200",
  })
  void whatCannotBeReadIsExplained(String body, String type, int status) {
    Answer answer = server.post("Patient/$validate", type, body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getSeverity())
        .isEqualTo(IssueSeverity.ERROR);
    assertThat(answer.text()).doesNotContain("root:").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "Patient/$validate?mode=often, 400",
    "Patient/$validate?mode=profile, 400",
    "Patient/$validate?mode=delete, 400",
    "Patient/none/$validate?mode=delete, 200",
  })
  void modesAreChecked(String path, int status) {
    assertThat(server.post(path, JSON, "{\"resourceType\":\"Patient\"}").status())
        .isEqualTo(status);
  }

  @Test
  void anotherTypeIsAnError() {
    String text =
        error(server.post("Observation/$validate", JSON, "{\"resourceType\":\"Patient\"}"))
            .getDetails()
            .getText();

    assertThat(text).isEqualTo("The resource is a Patient, but the URL is for Observation.");
  }

  @Test
  void aStoredResourceIsValidated() {
    Bundle found = server.get("Patient?identifier=70001").as(Bundle.class);
    String id = found.getEntryFirstRep().getResource().getIdElement().getIdPart();

    assertThat(server.get("Patient/" + id + "/$validate").as(OperationOutcome.class).getIssue())
        .noneMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR);
    assertThat(server.get("Patient/none/$validate").status()).isEqualTo(404);
  }

  @Test
  void compressedBodiesAreReadUpToALimit() throws IOException {
    assertThat(number(error(compressed(WRONG.getBytes(UTF_8))), "issue-line")).isEqualTo(3);
    // Small when compressed.
    assertThat(compressed(new byte[20 << 20]).status()).isEqualTo(413);
  }

  private Answer compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return TestServer.send(
        TestServer.request(server.url(), "/fhir/Patient/$validate")
            .header("Authorization", "Bearer " + TestServer.TOKEN)
            .header("Content-Type", JSON)
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
  }
}
