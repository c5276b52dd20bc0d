package org.tpibridge.exchange.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrReply.Unanswered;
import org.tpibridge.exchange.client.ScriptedServer.Received;

/** Requests as a server receives them, and replies made of its answers. */
final class HttpEhrClientTest {
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{\"versionId\":\"7\"}}";
  private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";
  private static final String OUTCOME =
      "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\","
          + "\"details\":{\"coding\":[{\"code\":\"59188\"}]}}]}";

  private static Procedure procedure() {
    Procedure procedure = new Procedure();
    procedure.setId("a-1");
    procedure.setCode(new CodeableConcept().setText("trigger point injection"));
    procedure.setSubject(new Reference("Patient/p1"));
    return procedure;
  }

  private static EhrReply send(ScriptedServer server, EhrRequest request) {
    try (HttpEhrClient client = TestEhrs.client(TestEhrs.at(server.url()))) {
      return client.send(request);
    }
  }

  private static Received received(EhrRequest request) {
    try (ScriptedServer server = ScriptedServer.answering(200, "")) {
      send(server, request);
      assertThat(server.received()).hasSize(1);
      return server.last();
    }
  }

  @Test
  void aCreateOmitsTheIdAndAsksForNoCopy() {
    Received create = received(EhrRequest.create(procedure()));

    assertThat(create.method()).isEqualTo("POST");
    assertThat(create.uri()).isEqualTo("/fhir/Procedure");
    assertThat(create.header("Prefer")).isEqualTo("return=minimal");
    assertThat(create.header("Content-Type")).startsWith("application/fhir+json");
    assertThat(create.body()).contains("Patient/p1").doesNotContain("a-1");
  }

  @Test
  void theQueryOfAConditionalCreateIsSentAsItIs() {
    String query = "identifier=https%3A%2F%2Fclinic.example%2Fitem%7CV-1%2F2";

    assertThat(received(EhrRequest.createIfNone(procedure(), query)).header("If-None-Exist"))
        .isEqualTo(query);
  }

  @Test
  void anUpdateRequiresAVersionIfOneIsGiven() {
    Received any = received(EhrRequest.update(procedure(), Optional.empty()));
    Received third = received(EhrRequest.update(procedure(), Optional.of("3")));

    assertThat(any.method() + " " + any.uri()).isEqualTo("PUT /fhir/Procedure/a-1");
    assertThat(any.header("If-Match")).isNull();
    assertThat(any.header("Prefer")).isEqualTo("return=minimal");
    assertThat(any.body()).contains("\"id\":\"a-1\"");
    assertThat(third.header("If-Match")).isEqualTo("W/\"3\"");
  }

  @Test
  void theVersionOfACopyOfTheEhrIsNotSentUnasked() {
    Procedure copy = procedure();
    copy.setId("Procedure/a-1/_history/9");

    assertThat(received(EhrRequest.update(copy, Optional.empty())).header("If-Match")).isNull();
    assertThat(received(EhrRequest.update(copy, Optional.of("8"))).header("If-Match"))
        .isEqualTo("W/\"8\"");
  }

  @Test
  void aConditionalUpdateHasItsQuery() {
    Received update =
        received(
            EhrRequest.conditionalUpdate(
                procedure(), "identifier=https%3A%2F%2Fclinic.example%2Fitem%7CV-1"));

    assertThat(update.method() + " " + update.uri())
        .isEqualTo("PUT /fhir/Procedure?identifier=https%3A%2F%2Fclinic.example%2Fitem%7CV-1");
  }

  @Test
  void aDeleteHasNoBody() {
    Received delete = received(EhrRequest.delete("Procedure/a-1", Optional.of("2")));

    assertThat(delete.method() + " " + delete.uri()).isEqualTo("DELETE /fhir/Procedure/a-1");
    assertThat(delete.header("If-Match")).isEqualTo("W/\"2\"");
    assertThat(delete.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRANSACTION", "BATCH"})
  void aBundleIsSentWholeToTheBase(String type) {
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.valueOf(type));
    bundle
        .addEntry()
        .setFullUrl("urn:uuid:6a5d6d2e-0b0e-5f0e-8a61-0e9a4b6b4a01")
        .setResource(procedure())
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl("Procedure/a-1");

    Received sent = received(EhrRequest.bundle(bundle));

    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.uri()).isIn("/fhir", "/fhir/");
    assertThat(sent.header("Prefer")).isEqualTo("return=minimal");
    assertThat(sent.header("Content-Type")).startsWith("application/fhir+json");
    assertThat(sent.header("Cache-Control")).isNull();
    assertThat(sent.body())
        .contains(
            "urn:uuid:6a5d6d2e-0b0e-5f0e-8a61-0e9a4b6b4a01",
            "Procedure/a-1",
            type.toLowerCase(Locale.ROOT));
  }

  @Test
  void anOperationHasParameters() {
    Parameters input = new Parameters();
    input.addParameter("onlyCertainMatches", true);
    input.addParameter().setName("resource").setResource(new Patient().setActive(true));

    Received sent = received(EhrRequest.operation("Patient/$match", input));

    assertThat(sent.method() + " " + sent.uri()).isEqualTo("POST /fhir/Patient/$match");
    assertThat(sent.body()).contains("onlyCertainMatches", "\"active\":true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Procedure?identifier=https%3A%2F%2Fclinic.example%7CV%2B1&date=ge2024-03-04",
        "Patient?name=M%C3%BCller&_count=10",
        "Observation?code=http%3A%2F%2Floinc.org%7C38208-5%2Chttp%3A%2F%2Floinc.org%7C72514-3"
      })
  void aSearchIsSentAsItIs(String query) {
    Received search = received(EhrRequest.search(query));

    assertThat(search.method() + " " + search.uri()).isEqualTo("GET /fhir/" + query);
    assertThat(search.header("Accept")).contains("application/fhir+json");
    // Not what the EHR found for the same query before, perhaps before a patient was created.
    assertThat(search.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void theResultOfALookUpNeedNotBeStored() {
    Received search = received(EhrRequest.lookUp("Patient?identifier=a%7Cb"));

    assertThat(search.method() + " " + search.uri())
        .isEqualTo("GET /fhir/Patient?identifier=a%7Cb");
    assertThat(search.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aPageIsFetchedAsTheEhrGaveIt() {
    try (ScriptedServer server = ScriptedServer.answering(200, BUNDLE)) {
      String page = server.url() + "?_getpages=a%2Fb%2Bc==&_pretty=false&x=%7C";

      assertThat(send(server, EhrRequest.page(page))).isInstanceOf(Success.class);
      assertThat(server.last().uri()).isEqualTo("/fhir?_getpages=a%2Fb%2Bc==&_pretty=false&x=%7C");
      assertThat(send(server, EhrRequest.page("Patient?page=2"))).isInstanceOf(Success.class);
      assertThat(server.last().uri()).isEqualTo("/fhir/Patient?page=2");
    }
  }

  @Test
  void nothingIsFetchedWithoutBeingAsked() {
    try (ScriptedServer server = ScriptedServer.answering(200, PATIENT)) {
      send(server, EhrRequest.read("Patient/p1"));

      assertThat(server.received()).extracting(Received::uri).containsExactly("/fhir/Patient/p1");
    }
  }

  @Test
  void aReadReturnsTheResourceWithItsVersionAndTheTimeOfTheServer() {
    try (ScriptedServer server =
        ScriptedServer.answering(200, PATIENT, "Date", "Tue, 01 Oct 2024 10:00:00 GMT")) {
      Success read = (Success) send(server, EhrRequest.read("Patient/p1"));

      assertThat(read.resource().orElseThrow()).isInstanceOf(Patient.class);
      assertThat(read.version()).contains("7");
      assertThat(read.location()).contains("Patient/p1");
      assertThat(read.serverTime()).isPresent();
      assertThat(read.toString()).doesNotContain("p1");
    }
  }

  @Test
  void aMatchReturnsTheBundleOfTheEhr() {
    try (ScriptedServer server = ScriptedServer.answering(200, BUNDLE)) {
      Success match =
          (Success) send(server, EhrRequest.operation("Patient/$match", new Parameters()));

      assertThat(match.resource().orElseThrow()).isInstanceOf(Bundle.class);
    }
  }

  @Test
  void capabilitiesAreRead() {
    try (ScriptedServer server =
        ScriptedServer.answering(
            200, "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\"}")) {
      Success metadata = (Success) send(server, EhrRequest.capabilities());

      assertThat(server.last().uri()).isEqualTo("/fhir/metadata");
      assertThat(metadata.resource().orElseThrow()).isInstanceOf(CapabilityStatement.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "Procedure/x1/_history/2           ; -       ; Procedure/x1 ; 2",
        "/fhir/Procedure/x1/_history/2     ; -       ; Procedure/x1 ; 2",
        "https://inner:8443/r4/Procedure/x1; W/\"5\" ; Procedure/x1 ; 5",
        "https://inner/r4/Procedure/x1/    ; \"5\"   ; Procedure/x1 ; 5",
        "http://h/Procedure/eM5CWt.q15-_N0 ; w/\"a-b\"; Procedure/eM5CWt.q15-_N0 ; a-b",
        "http://h/Procedure/x1/_history/3?q; -       ; Procedure/x1 ; 3",
        "http://h/Patient/p9               ; -       ; - ; -",
        "-                                 ; W/\"1\" ; - ; 1",
        "http://h/Procedure                ; W/\"\"  ; - ; -"
      })
  void theIdAndVersionOfWhatWasCreatedAreRead(
      String location, String etag, String expected, String version) {
    String[] headers =
        location == null
            ? new String[] {"ETag", etag}
            : etag == null
                ? new String[] {"Location", location}
                : new String[] {"Location", location, "ETag", etag};
    try (ScriptedServer server = ScriptedServer.answering(201, "", headers)) {
      Success created = (Success) send(server, EhrRequest.create(procedure()));

      assertThat(created.status()).isEqualTo(201);
      assertThat(created.location()).isEqualTo(Optional.ofNullable(expected));
      assertThat(created.version()).isEqualTo(Optional.ofNullable(version));
    }
  }

  @Test
  void withoutALocationTheBodySaysWhatWasCreated() {
    try (ScriptedServer server =
        ScriptedServer.answering(
            201,
            "{\"resourceType\":\"Procedure\",\"id\":\"x7\",\"meta\":{\"versionId\":\"4\"},"
                + "\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/1\"}}")) {
      Success created = (Success) send(server, EhrRequest.create(procedure()));

      assertThat(created.location()).contains("Procedure/x7");
      assertThat(created.version()).contains("4");
    }
  }

  /** Of a copy that the EHR gave, the id has its type and version. */
  @Test
  void theIdsInABundleHaveNeitherTypeNorVersion() {
    Procedure copy = procedure();
    copy.setId("Procedure/a-1/_history/3");
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setResource(copy)
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl("Procedure/a-1");

    assertThat(received(EhrRequest.bundle(bundle)).body())
        .contains("\"id\":\"a-1\"")
        .doesNotContain("_history");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"resourceType\":\"Proc", "<html>ok</html>", "[1]", "nothing", ""})
  void aBundleThatSucceededIsASuccessWhateverItsBody(String body) {
    try (ScriptedServer server = ScriptedServer.answering(200, body)) {
      Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

      assertThat(((Success) send(server, EhrRequest.bundle(bundle))).resource()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"resourceType\":\"Proc", "<html>ok</html>", "[1]", "nothing"})
  void aWriteThatSucceededIsASuccessWhateverItsBody(String body) {
    try (ScriptedServer server =
        ScriptedServer.answering(201, body, "Location", "Procedure/x1/_history/1")) {
      Success created = (Success) send(server, EhrRequest.create(procedure()));

      assertThat(created.location()).contains("Procedure/x1");
      assertThat(created.resource()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"Pat",
        "<html>Please sign in</html>",
        "",
        "{\"resourceType\":\"OperationOutcome\"}",
        "{\"resourceType\":\"Unheard\"}"
      })
  void aReadWithAnotherBodyIsUnanswered(String body) {
    try (ScriptedServer server =
        ScriptedServer.answering(200, body, "Content-Type", "text/html; charset=x")) {
      Unanswered read = (Unanswered) send(server, EhrRequest.read("Patient/p1"));

      assertThat(read.message()).contains("HTTP 200").contains("FHIR resource");
    }
  }

  /** One invalid value must not make the rest of a page unreadable. */
  @Test
  void anInvalidValueRemainsAsText() {
    try (ScriptedServer server =
        ScriptedServer.answering(
            200,
            """
            {"resourceType": "Bundle", "type": "searchset", "entry": [
              {"resource": {"resourceType": "Patient", "id": "1", "birthDate": "31.01.1970"}},
              {"resource": {"resourceType": "Patient", "id": "2", "birthDate": "1970-01-31",
                "unheard": true}}]}
            """)) {
      Success page = (Success) send(server, EhrRequest.search("Patient?name=a"));

      Bundle found = (Bundle) page.resource().orElseThrow();
      assertThat(found.getEntry())
          .extracting(
              entry -> ((Patient) entry.getResource()).getBirthDateElement().asStringValue())
          .containsExactly("31.01.1970", "1970-01-31");
    }
  }

  @Test
  void aBodyNestedWithoutEndIsNotRead() {
    try (ScriptedServer server =
        ScriptedServer.answering(
            200, "{\"resourceType\":\"Patient\",\"contained\":" + "[".repeat(19_000))) {
      assertThat(send(server, EhrRequest.read("Patient/p1"))).isInstanceOf(Unanswered.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 412, 422, 429, 500, 501, 503})
  void aRefusalHasTheOutcomeOfTheEhr(int status) {
    try (ScriptedServer server = ScriptedServer.answering(status, OUTCOME)) {
      Refused refused = (Refused) send(server, EhrRequest.create(procedure()));

      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.outcome().map(OperationOutcome::getIssueFirstRep))
          .hasValueSatisfying(
              issue ->
                  assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo("59188"));
      assertThat(refused.retryAfter()).isEmpty();
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void aGatewayDoesNotKnowWhetherAWriteWasDone(int status) {
    try (ScriptedServer server = ScriptedServer.answering(status, "bad gateway")) {
      assertThat(send(server, EhrRequest.create(procedure()))).isInstanceOf(Unanswered.class);
      assertThat(send(server, EhrRequest.read("Patient/1"))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void aDuplicateNamesTheOriginal() {
    try (ScriptedServer server =
        ScriptedServer.answering(
            409, "{\"resourceType\":\"Procedure\",\"id\":\"first\",\"status\":\"completed\"}")) {
      Refused refused = (Refused) send(server, EhrRequest.create(procedure()));

      assertThat(refused.location()).contains("Procedure/first");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After|120|120",
        "Retry-After|0|0",
        "Retry-After|1.5|2",
        "Retry-After|999999999|172800",
        "x-ms-retry-after-ms|2000|2",
        "RateLimit|'\"requests\";r=0;t=52'|52",
        "RateLimit|'\"requests\";r=9;t=52, \"points\";r=0;t=11'|11",
        "RateLimit|'limit=100, remaining=0, reset=50'|50",
        "RateLimit-Reset|7|7",
        "Retry-After|later|-1",
        "RateLimit|'limit=100, remaining=10, reset=50'|-1"
      })
  void theTimeToWaitIsReadFromEachHeader(String header, String value, long seconds) {
    try (ScriptedServer server = ScriptedServer.answering(429, "", header, value)) {
      Refused refused = (Refused) send(server, EhrRequest.create(procedure()));

      assertThat(refused.retryAfter())
          .isEqualTo(seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }
  }

  @Test
  void aDateToWaitForIsThatOfTheServersClock() {
    Instant now = Instant.now();
    String date =
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
            now.plusSeconds(90).atZone(java.time.ZoneOffset.UTC));
    try (ScriptedServer server = ScriptedServer.answering(503, "", "Retry-After", date)) {
      Refused refused = (Refused) send(server, EhrRequest.create(procedure()));

      assertThat(refused.retryAfter().orElseThrow())
          .isBetween(Duration.ofSeconds(85), Duration.ofSeconds(91));
    }
  }

  @Test
  void aWriteIsNeverRedirected() {
    try (ScriptedServer server =
        ScriptedServer.answering(307, "", "Location", "http://127.0.0.1:1/fhir/Procedure")) {
      assertThat(send(server, EhrRequest.create(procedure())))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(307));
    }
  }

  @Test
  void manyThreadsShareAClient() throws Exception {
    try (ScriptedServer server =
            ScriptedServer.answering(
                exchange ->
                    ScriptedServer.reply(
                        exchange,
                        200,
                        "{\"resourceType\":\"Patient\",\"id\":\""
                            + exchange.getRequestURI().getPath().replaceAll(".*/", "")
                            + "\"}"));
        HttpEhrClient client = TestEhrs.client(TestEhrs.at(server.url()))) {
      List<Optional<String>> ids =
          java.util.stream.IntStream.range(0, 60)
              .parallel()
              .mapToObj(i -> ((Success) client.send(EhrRequest.read("Patient/n" + i))).location())
              .toList();

      assertThat(ids)
          .isEqualTo(
              java.util.stream.IntStream.range(0, 60)
                  .mapToObj(i -> Optional.of("Patient/n" + i))
                  .toList());
    }
  }
}
