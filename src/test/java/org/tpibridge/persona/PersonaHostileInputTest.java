package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.persona.PersonaClient.Answer;

/** Bad and simultaneous requests: each is answered, and the server continues. */
@Timeout(120)
class PersonaHostileInputTest {
  private static final String PATIENT = "{\"resourceType\": \"Patient\"}";

  private PersonaClient client;

  @BeforeEach
  void start() {
    client = PersonaClient.of("hapi-like");
    client.addPatient();
  }

  @AfterEach
  void stop() {
    assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
    client.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /Patient | [] | 400",
        "POST | /Patient | null | 400",
        "POST | /Patient | {} | 400",
        "POST | /Patient | {\"resourceType\": 5} | 400",
        "POST | /Patient | {\"resourceType\": \"Nonsense\"} | 400",
        "POST | /Patient | {\"resourceType\": \"Patient\", \"name\": \"x\"} | 201",
        "POST | /Patient | {\"resourceType\": \"Observation\"} | 400",
        "POST | '' | {\"resourceType\": \"Bundle\"} | 400",
        "POST | '' | {\"resourceType\": \"Bundle\", \"type\": \"transaction\"} | 200",
        "POST | '' | {\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{}]} | 400",
        "PUT | /Patient/a/b/c | {} | 404",
        "PUT | /Patient/%20x | {\"resourceType\": \"Patient\", \"id\": \" x\"} | 400",
        "PUT | /Patient | {\"resourceType\": \"Patient\"} | 400",
        "DELETE | /Patient | '' | 400",
        "PATCH | /Patient/p1 | {} | 415",
        "OPTIONS | /Patient | '' | 405",
        "GET | /Patient/p1/_history/x | '' | 404",
        "GET | /Patient/p1/_history/99999999999999999999 | '' | 404",
        "GET | /%2e%2e/%2e%2e/etc/passwd | '' | 404",
        "GET | /Patient?_count=-1 | '' | 200",
        "GET | /Patient?_count=99999999999 | '' | 200",
        "GET | /Patient?identifier=%E0%A4 | '' | 200",
        "GET | /Patient?=x&&& | '' | 400",
        "GET | ?_getpages=x&_getpagesoffset=-1 | '' | 410",
        "POST | /Patient/$match | {\"resourceType\": \"Parameters\"} | 400",
        "GET | !/nothing | '' | 404",
        "GET | ! | '' | 404",
        "POST | !/oauth2/token | x | 404",
        "POST | !/oauth2/other | x | 404",
        "GET | !/export/../fhir | '' | 404"
      })
  void eachBadRequestHasItsAnswer(String method, String path, String body, int status) {
    Answer answer = client.send(method, path, body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    if (status >= 400) {
      assertThat(answer.text()).contains("OperationOutcome");
    }
  }

  /** Bodies made of parts of FHIR and of noise; a fixed seed, so that a failure can be repeated. */
  @Test
  void noiseIsRefusedOrStoredButNeverAnInternalError() {
    Random random = new Random(11);
    List<String> parts =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"resourceType\"",
            "\"Patient\"",
            "\"id\"",
            "null",
            "\"name\"",
            "1e400",
            "-0",
            "\"\\u0000\"",
            "true",
            "\"extension\"",
            "{\"url\":\"x\"}");
    for (int i = 0; i < 400; i++) {
      StringBuilder body =
          new StringBuilder(random.nextBoolean() ? "{\"resourceType\":\"Patient\"," : "");
      random.ints(random.nextInt(12), 0, parts.size()).forEach(n -> body.append(parts.get(n)));
      Answer answer = client.post("/Patient", body.toString());
      assertThat(answer.status()).as(body.toString()).isIn(201, 400, 422);
    }
  }

  @Test
  void deepNestingIsRefused() {
    String deep =
        "{\"resourceType\":\"Patient\",\"extension\":" + "[{\"extension\":".repeat(20_000);

    assertThat(client.post("/Patient", deep).status()).isEqualTo(400);
    assertThat(client.post("!/faults", "[".repeat(100_000)).status()).isEqualTo(400);
  }

  @Test
  void bytesThatAreNotHttpDoNotStopTheServer() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 30; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
        socket
            .getOutputStream()
            .write(i % 2 == 0 ? noise : new String(noise, ISO_8859_1).getBytes(US_ASCII));
        socket.getOutputStream().write("\r\n\r\n".getBytes(US_ASCII));
      }
    }
    assertThat(client.get("/metadata").status()).isEqualTo(200);
  }

  private int port() {
    return client.ehr().base().getPort();
  }

  @Test
  void onlyThisMachineIsServed() {
    assertThat(client.ehr().base().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void simultaneousConditionalCreatesAreOneResource() throws Exception {
    List<Integer> statuses =
        simultaneously(
            () ->
                client.post("/Patient", PATIENT, "If-None-Exist", "identifier=urn:x%7C9").status());
    // The resource has no such identifier: each is created.
    assertThat(statuses).containsOnly(201);

    String identified =
        "{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"urn:x\", \"value\": \"9\"}]}";
    List<Integer> identifiedStatuses =
        simultaneously(
            () ->
                client
                    .post("/Patient", identified, "If-None-Exist", "identifier=urn:x%7C9")
                    .status());
    assertThat(identifiedStatuses).containsOnlyOnce(201).contains(200);
  }

  @Test
  void simultaneousUpdatesOfOneVersionSucceedOnce() throws Exception {
    AtomicInteger counter = new AtomicInteger();
    List<Integer> statuses =
        simultaneously(
            () ->
                client
                    .send(
                        "PUT",
                        "/Patient/p1",
                        "{\"resourceType\": \"Patient\", \"id\": \"p1\", \"name\": [{\"text\": \"%d\"}]}"
                            .formatted(counter.incrementAndGet()),
                        "If-Match",
                        "W/\"1\"")
                    .status());

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(Set.copyOf(statuses)).containsExactlyInAnyOrder(200, 409);
  }

  private static List<Integer> simultaneously(Callable<Integer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> calls = IntStream.range(0, 24).mapToObj(i -> call).toList();
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
