package org.tpibridge.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.importing.VisitRow;

/**
 * Random and hostile requests over a socket, because an HTTP client would refuse to send them. None
 * leads to an internal error, and the server answers afterwards as before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final Pattern OF_TOMCAT = Pattern.compile("^[^?]*;[^?]*%(?![0-9a-fA-F]{2})");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "G\u00e9T", "");
  private static final List<String> PATHS =
      List.of(
          "/fhir/Patient",
          "/fhir/Observation/_search",
          "/fhir/Patient/$validate",
          "/fhir/Patient/1/_history/2",
          "/fhir/Observation/$lastn",
          "/fhir/metadata",
          "/fhir/package.tgz",
          "/fhir",
          "/api/visits",
          "/api/imports",
          "/api/imports/1/rejects",
          "/api/jobs/J1/undo",
          "/actuator/health",
          "/");
  private static final List<String> PARTS =
      List.of(
          "?",
          "&",
          "=",
          "%",
          "%00",
          "%2e%2e/",
          "../",
          ";",
          "//",
          "\\",
          "|",
          ",",
          "$",
          ":",
          "'",
          "\"",
          "<",
          "{",
          "[",
          "_count=",
          "_sort=",
          "-",
          "date=ge",
          "patient.",
          "_has:",
          "code=",
          "_include=",
          "Encounter:patient",
          "_after=",
          "_total=accurate",
          "_summary=",
          "_elements=",
          "_format=",
          "xml",
          "9999999999999999999",
          "é",
          "\u0000",
          "*",
          "_type=",
          "max=",
          "name=",
          "identifier:not=",
          ":missing=true",
          "_lastUpdated=",
          "0001-01-01",
          "99999",
          "_id=",
          "a");
  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "{\"resourceType\":\"Patient\"}",
          "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":{",
          "{\"resourceType\":\"Parameters\",\"parameter\":[[[{}]],{\"name\":7,\"resource\":[]}]}",
          "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"man\"/></Patient>",
          "<Parameters><parameter><resource/></parameter></Parameters>",
          "<a><b>",
          "code=1&_count=%",
          "[".repeat(5_000),
          "{\"a\":".repeat(3_000),
          "\u0000\u0001\u0002",
          "visit_id,mrn\n1,2\n");
  private static final List<String> TYPES =
      List.of(
          "application/fhir+json",
          "application/fhir+xml",
          "application/json",
          "text/csv",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "",
          "a/b/c;;=",
          "application/json; charset=utf-99");
  private static final List<String> HEADERS =
      List.of(
          "Accept: application/fhir+xml",
          "Accept: */*;q=x",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "If-Match: W/\"1\"",
          "If-None-Exist: identifier=1",
          "Prefer: handling=lenient",
          "Prefer: ;;,",
          "X-HTTP-Method-Override: DELETE",
          "Transfer-Encoding: chunked",
          "Content-Length: -1",
          "Expect: 100-continue",
          "X-Forwarded-Host: evil.example",
          "Host: evil.example:1",
          "Range: bytes=0-0",
          "Accept-Language: " + "x".repeat(2_000),
          "Cookie: JSESSIONID=1");

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

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String request(Random random) {
    StringBuilder path = new StringBuilder(any(random, PATHS));
    for (int i = random.nextInt(6); i > 0; i--) {
      path.append(any(random, PARTS));
    }
    String body = any(random, BODIES);
    List<String> lines = new ArrayList<>();
    lines.add(any(random, METHODS) + " " + path + " HTTP/1.1");
    lines.add("Host: 127.0.0.1");
    if (random.nextInt(20) > 0) {
      lines.add("Authorization: Bearer " + TestServer.TOKEN);
    }
    lines.add("Content-Type: " + any(random, TYPES));
    lines.add("Content-Length: " + body.getBytes(ISO_8859_1).length);
    for (int i = random.nextInt(3); i > 0; i--) {
      lines.add(any(random, HEADERS));
    }
    lines.add("Connection: close");
    return String.join("\r\n", lines) + "\r\n\r\n" + body;
  }

  /** Returns the answer, which may be empty if the server closes the connection. */
  private String send(String request) throws IOException {
    URI url = server.url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  private void run(int requests, long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < requests; i++) {
      String request = request(random);
      String answer = send(request);
      String status = answer.lines().findFirst().orElse("");

      // Tomcat answers so before the request reaches this program; see docs/serve.md.
      if (!OF_TOMCAT.matcher(request.lines().findFirst().orElse("")).find()) {
        assertThat(status).as("request %d:%n%s", i, request).doesNotContain(" 500");
      }
      assertThat(answer)
          .as("request %d:%n%s", i, request)
          .doesNotContain("\tat ")
          .doesNotContain("Exception");
    }
    assertThat(server.get("Patient?identifier=70001").status()).isEqualTo(200);
  }

  @Test
  void someRandomRequestsAreAnswered() throws IOException {
    run(1_500, 13);
  }

  @Test
  @Tag("slow")
  void manyRandomRequestsAreAnswered() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      run(1_000, seed);
    }
  }
}
