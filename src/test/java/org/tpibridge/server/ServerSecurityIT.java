package org.tpibridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.server.TestServer.Answer;

/** Who may do what, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerSecurityIT {
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

  private Answer answer(String method, String path, Optional<String> authorization) {
    HttpRequest.Builder request =
        TestServer.request(server.url(), path).method(method, HttpRequest.BodyPublishers.noBody());
    authorization.ifPresent(value -> request.header("Authorization", value));
    return TestServer.send(request);
  }

  /** Every route of the server, and paths that have none. */
  static List<String> routes() {
    return List.of(
        "GET /",
        "GET /fhir",
        "GET /fhir/Patient",
        "GET /fhir/Patient/1",
        "GET /fhir/Patient/1/_history",
        "POST /fhir/Patient/_search",
        "POST /fhir/Patient/$validate",
        "GET /fhir/Patient/1/$validate",
        "POST /fhir/Patient",
        "PUT /fhir/Patient/1",
        "PATCH /fhir/Patient/1",
        "DELETE /fhir/Patient/1",
        "POST /fhir",
        "POST /fhir/metadata",
        "GET /fhir/package.tgz",
        "GET /fhir/metadata/..",
        "GET /fhir/metadata/../Patient",
        "GET /fhir/metadata;x/../Patient",
        "GET /fhir/StructureDefinition",
        "GET /actuator",
        "GET /actuator/env",
        "GET /actuator/heapdump",
        "GET /actuator/prometheus",
        "GET /actuator/health/other",
        "GET /v3/api-docs",
        "GET /swagger-ui.html",
        "GET /swagger-ui/index.html",
        "GET /error",
        "GET /api",
        "GET /nothing");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void withoutTheTokenNothingIsReturned(String route) {
    String[] parts = route.split(" ", 2);
    for (Optional<String> authorization :
        List.of(
            Optional.<String>empty(),
            Optional.of("Bearer wrong"),
            Optional.of("Bearer " + TestServer.TOKEN + "x"),
            Optional.of("Basic dXNlcjp0ZXN0LXRva2VuLTAxMjM0NTY3ODk="),
            Optional.of("Bearer"))) {
      Answer answer = answer(parts[0], parts[1], authorization);

      // 400: a path that could be read in two ways.
      assertThat(answer.status()).as("%s with %s", route, authorization).isIn(401, 400);
      assertThat(answer.text()).doesNotContain("Okafor").doesNotContain("\"Bundle\"");
      assertThat(answer.text()).doesNotContain(TestServer.TOKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/metadata",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
      })
  void someRoutesNeedNoToken(String path) {
    assertThat(answer("GET", path, Optional.empty()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"GET, /actuator/env", "GET, /actuator/heapdump", "GET, /actuator/beans"})
  void whatShowsSecretsDoesNotExist(String method, String path) {
    assertThat(answer(method, path, Optional.of("Bearer " + TestServer.TOKEN)).status())
        .isEqualTo(404);
  }

  @Test
  void answersAreNotStoredByBrowsersAndProxies() {
    Answer answer = server.get("Patient");

    assertThat(answer.response().headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store");
    assertThat(answer.response().headers().firstValue("X-Content-Type-Options"))
        .contains("nosniff");
    assertThat(answer.response().headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void aPortInUseIsExplained() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> server.startAt(taken.getLocalPort()))
          .isInstanceOf(ServerException.class)
          .hasMessage(
              "Port "
                  + taken.getLocalPort()
                  + " is in use by another program. Set server.port to another one.");
    }
  }
}
