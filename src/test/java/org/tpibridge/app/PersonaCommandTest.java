package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.TerminalOutput;

/** The command {@code persona}. */
@Timeout(60)
class PersonaCommandTest {
  private static final Pattern BASE = Pattern.compile("(?m)^(http://127\\.0\\.0\\.1:\\d+)/fhir$");

  @TempDir private Path folder;

  /** The command in a separate thread until it is interrupted. */
  private static final class RunningCommand implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Thread program;
    private final String root;

    RunningCommand(String... arguments) throws InterruptedException {
      List<String> typed = new ArrayList<>(List.of("persona"));
      typed.addAll(List.of(arguments));
      Console console =
          new Console(
              new ByteArrayInputStream(new byte[0]),
              new PrintStream(out, true, UTF_8),
              new PrintStream(err, true, UTF_8),
              TerminalOutput.NONE);
      Assembly wiring = new Assembly(new PrintStream(err, true, UTF_8), new StandardEnvironment());
      program = new Thread(() -> new Terminal(wiring, console).run(typed.toArray(String[]::new)));
      program.start();
      Matcher base = BASE.matcher("");
      while (!base.find()) {
        assertThat(program.isAlive()).as(err.toString(UTF_8)).isTrue();
        Thread.sleep(20);
        base = BASE.matcher(out.toString(UTF_8));
      }
      root = base.group(1);
    }

    HttpResponse<String> get(String path, String... headers)
        throws IOException, InterruptedException {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
      program.interrupt();
      try {
        program.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void itServesDataOfFilesUntilItIsStopped() throws Exception {
    Path bundle =
        Files.writeString(
            folder.resolve("bundle.json"),
            """
            {"resourceType": "Bundle", "type": "collection", "entry": [
              {"fullUrl": "urn:uuid:1d5b4a2c-5f4b-4b2e-9d4e-3a7f3b4c5d6e",
               "resource": {"resourceType": "Patient"}},
              {"resource": {"resourceType": "Encounter", "id": "e1", "status": "finished",
               "class": {"code": "AMB"}, "subject": {
                 "reference": "urn:uuid:1d5b4a2c-5f4b-4b2e-9d4e-3a7f3b4c5d6e"}}}]}
            """);
    Path lines =
        Files.writeString(
            folder.resolve("patients.ndjson"),
            """
            {"resourceType":"Patient","id":"77"}

            {"resourceType":"Patient","id":"b"}
            """);
    RunningCommand command =
        new RunningCommand("epic-like", "--data", bundle.toString(), lines.toString());
    try (command) {
      assertThat(command.err.toString(UTF_8)).contains("epic-like with 4 resources");
      assertThat(command.get("/fhir/Patient/77").statusCode()).isEqualTo(200);
      String patient = command.get("/resources").body();
      assertThat(command.get("/fhir/Encounter/e1").body())
          .containsPattern("\"reference\":\"Patient/e\\d+\"");
      assertThat(patient).contains("\"id\":\"b\"").contains("\"type\":\"Encounter\"");
    }
    assertThat(command.out.toString(UTF_8)).matches("http://127\\.0\\.0\\.1:\\d+/fhir\n");
  }

  @Test
  void faultsAndAuthorizationAreOptions() throws Exception {
    try (RunningCommand command =
        new RunningCommand(
            "hapi-like",
            "--fault",
            "refused,status=418",
            "--fault",
            "throttled,path=Observation",
            "--authorization",
            "bearer:t0ken")) {
      String[] token = {"Authorization", "Bearer t0ken"};
      assertThat(command.get("/fhir/Patient").statusCode()).isEqualTo(401);
      assertThat(command.get("/fhir/Patient", token).statusCode()).isEqualTo(418);
      assertThat(command.get("/fhir/Patient", token).statusCode()).isEqualTo(200);
      assertThat(command.get("/fhir/Observation", token).statusCode()).isEqualTo(429);
      assertThat(command.out.toString(UTF_8) + command.err.toString(UTF_8)).doesNotContain("t0ken");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "persona nonsense | There is no simulated EHR \"nonsense\". Choose one of: epic-like",
        "persona | KIND",
        "persona epic-like --port 70000 | --port must be from 0 to 65535",
        "persona epic-like --port x | is not a whole number",
        "persona epic-like --fault nonsense | Choose one of: lost-answer",
        "persona epic-like --fault throttled,times=x | must be a whole number",
        "persona epic-like --authorization x | must be smart:CLIENT",
        "persona epic-like --authorization smart:c --token-seconds 0 | at least 1",
        "persona epic-like --authorization smart:c --jwks none.json | none.json cannot be read",
        "persona epic-like --data none.json | The file none.json cannot be read",
        "persona epic-like --data README.md | README.md is not a FHIR resource",
        "persona epic-like --data examples/visits.ndjson | Line 1 of the file"
      })
  void aUsageErrorIsExplained(String line, String message) {
    Typed typed = Typed.line(line.split(" "));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains(message);
  }

  @Test
  void aPortInUseIsExplained() throws IOException {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Typed typed =
          Typed.line("persona", "epic-like", "--port", Integer.toString(used.getLocalPort()));

      assertThat(typed.exitCode()).isEqualTo(2);
      assertThat(typed.err()).contains("Port " + used.getLocalPort() + " cannot be used");
    }
  }
}
