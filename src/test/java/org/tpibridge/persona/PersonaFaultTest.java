package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tpibridge.persona.facts.FactName.*;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.persona.PersonaClient.Answer;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.fault.FaultKind;
import org.tpibridge.persona.fault.FaultRegistry.FaultCount;
import org.tpibridge.persona.tree.FhirTree;

/** Each fault, as a client sees it. */
@Timeout(60)
class PersonaFaultTest {
  private static final String PATIENT =
      "{\"resourceType\": \"Patient\", \"gender\": \"female\", \"active\": true}";

  private PersonaClient client;

  @BeforeEach
  void start() {
    client = PersonaClient.of("hapi-like");
    client.addPatient();
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private void fault(String text) {
    client.ehr().faults().add(Fault.parse(text));
  }

  private int hits() {
    return client.ehr().faults().counts().stream().mapToInt(FaultCount::hits).sum();
  }

  private int stored(String type) {
    return (int) client.ehr().resources().stream().filter(copy -> copy.type().equals(type)).count();
  }

  @Test
  void anAnswerIsLostAfterTheCommit() {
    fault("lost-answer,method=POST");

    assertThatThrownBy(() -> client.sent("POST", "/Patient", PATIENT))
        .isInstanceOf(IOException.class);
    assertThat(stored("Patient")).isEqualTo(2);
    assertThat(client.post("/Patient", PATIENT).status()).isEqualTo(201);
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void aConnectionIsClosedBeforeTheRequestIsProcessed() {
    fault("connection-closed,method=POST");

    assertThatThrownBy(() -> client.sent("POST", "/Patient", PATIENT))
        .isInstanceOf(IOException.class);
    assertThat(stored("Patient")).isEqualTo(1);
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void anErrorAfterTheCommitIsA500() {
    fault("error-after-commit");

    assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
    assertThat(client.post("/Patient", PATIENT).status()).isEqualTo(500);
    assertThat(stored("Patient")).isEqualTo(2);
  }

  @Test
  void aSlowBodyTakesItsTime() {
    fault("slow-body,seconds=1");

    long start = System.nanoTime();
    Answer answer = client.get("/Patient/p1");

    assertThat(System.nanoTime() - start).isGreaterThan(800_000_000L);
    assertThat(FhirTree.id(answer.json())).isEqualTo("p1");
  }

  @Test
  void throttlingHasRetryAfterInEachForm() {
    fault("throttled,seconds=7");
    fault("throttled,seconds=7,retry-after=date");
    fault("throttled,retry-after=none,status=503");

    Answer seconds = client.get("/Patient/p1");
    Answer date = client.get("/Patient/p1");
    Answer none = client.get("/Patient/p1");

    assertThat(seconds.status()).isEqualTo(429);
    assertThat(seconds.header("Retry-After")).isEqualTo("7");
    assertThat(date.status()).isEqualTo(429);
    ZonedDateTime until =
        ZonedDateTime.parse(date.header("Retry-After"), DateTimeFormatter.RFC_1123_DATE_TIME);
    ZonedDateTime now =
        ZonedDateTime.parse(date.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
    assertThat(until).isBetween(now.plusSeconds(6), now.plusSeconds(8));
    assertThat(none.status()).isEqualTo(503);
    assertThat(none.header("Retry-After")).isEmpty();
    assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
  }

  @Test
  @ForFact({THROTTLE_STATUS, CODE_THROTTLED, CODE_TRY_TOMORROW})
  void eachVendorThrottlesAndRefusesInItsWay() {
    try (PersonaClient athena = PersonaClient.of("athena-like");
        PersonaClient oracle = PersonaClient.of("oracle-like");
        PersonaClient epic = PersonaClient.of("epic-like")) {
      athena.ehr().faults().add(Fault.once(FaultKind.THROTTLED));
      oracle.ehr().faults().add(Fault.once(FaultKind.THROTTLED));
      epic.ehr().faults().add(Fault.once(FaultKind.REFUSED));

      assertThat(athena.get("/Patient?identifier=1").status()).isEqualTo(403);
      Answer throttled = oracle.get("/Patient?identifier=1");
      assertThat(throttled.status()).isEqualTo(429);
      assertThat(throttled.code()).isEqualTo("throttled");
      Answer refused = epic.get("/Patient?identifier=1");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("4135");
    }
  }

  @Test
  void aRefusalHasTheStatusAndCodeThatAreAskedFor() {
    fault("refused,status=422,code=59189,type=Observation");

    assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
    Answer refused = client.get("/Observation?code=1");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("59189");
  }

  @Test
  void aStaleVersionIsAConflict() {
    fault("stale-conflict");
    String update = PATIENT.replaceFirst("\\{", "{\"id\": \"p1\",");

    assertThat(client.send("PUT", "/Patient/p1", update).status()).isEqualTo(200);
    assertThat(client.send("PUT", "/Patient/p1", update, "If-Match", "W/\"2\"").status())
        .isEqualTo(409);
    assertThat(client.send("PUT", "/Patient/p1", update, "If-Match", "W/\"3\"").status())
        .isEqualTo(200);
    assertThat(hits()).isEqualTo(1);
  }

  @Test
  void somebodyElseChangesTheResourceJustBefore() {
    fault("concurrent-change");
    String update = PATIENT.replaceFirst("\\{", "{\"id\": \"p1\",");

    assertThat(client.send("PUT", "/Patient/p1", update, "If-Match", "W/\"1\"").status())
        .isEqualTo(409);
    assertThat(client.get("/Patient/p1").text()).contains("Testperson");
    assertThat(client.get("/Patient/p1").header("ETag")).isEqualTo("W/\"2\"");
  }

  @Test
  void ifMatchIsIgnored() {
    fault("if-match-ignored");
    String update = PATIENT.replaceFirst("\\{", "{\"id\": \"p1\",");

    assertThat(client.send("PUT", "/Patient/p1", update, "If-Match", "W/\"77\"").status())
        .isEqualTo(200);
    assertThat(client.send("PUT", "/Patient/p1", update, "If-Match", "W/\"77\"").status())
        .isEqualTo(409);
  }

  @Test
  void elementsAreDroppedWithoutAMessage() {
    fault("fields-dropped,elements=gender");

    Answer created = client.post("/Patient", PATIENT);

    assertThat(created.status()).isEqualTo(201);
    assertThat(client.get("/Patient/" + created.createdId()).json().propertyNames())
        .contains("active")
        .doesNotContain("gender");
  }

  private void addPatients(int count) {
    for (int i = 0; i < count; i++) {
      client.add("{\"resourceType\": \"Patient\", \"id\": \"n" + i + "\"}");
    }
  }

  private List<String> allPages(String first) {
    List<String> ids = new ArrayList<>();
    String url = first;
    while (!url.isEmpty()) {
      Answer page = client.get(url);
      assertThat(page.status()).isEqualTo(200);
      ids.addAll(page.ids());
      url =
          FhirTree.list(page.json(), "link").stream()
              .filter(link -> FhirTree.text(link, "relation").equals("next"))
              .map(link -> FhirTree.text(link, "url"))
              .findFirst()
              .orElse("");
    }
    return ids;
  }

  @Test
  @ForFact(PAGE_SIZE)
  void theSameIdIsOnTwoPages() {
    addPatients(45);

    assertThat(allPages("/Patient")).hasSize(46).doesNotHaveDuplicates();
    fault("repeated-id,times=2");
    List<String> repeated = allPages("/Patient");
    assertThat(repeated).hasSize(48);
    assertThat(new TreeSet<>(repeated)).hasSize(46);
    assertThat(hits()).isEqualTo(2);
  }

  @Test
  @ForFact(CODE_PAGING_EXPIRED)
  void aPageExpires() {
    addPatients(45);
    try (PersonaClient epic = PersonaClient.of("epic-like")) {
      Answer unknown = epic.get("?_getpages=x&_getpagesoffset=20");
      assertThat(unknown.status()).isEqualTo(410);
      assertThat(unknown.code()).isEqualTo("4113");
    }
    fault("expired-page");
    String next = FhirTree.text(client.get("/Patient").json().path("link").path(1), "url");

    assertThat(client.get(next).status()).isEqualTo(410);
    assertThat(client.get(next).status()).isEqualTo(200);
  }

  @Test
  void aTokenExpires() {
    fault("expired-token");

    Answer answer = client.get("/Patient/p1");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
  }

  @Test
  void aRedirectIsToAnotherHost() {
    fault("redirect");
    fault("redirect,location=http://192.0.2.1/fhir");

    Answer other = client.get("/Patient/p1", "Authorization", "Bearer secret");
    assertThat(other.status()).isEqualTo(307);
    assertThat(other.header("Location")).matches("http://localhost:\\d+/fhir/Patient/p1");
    assertThat(client.get(other.header("Location")).text()).contains("another host");
    assertThat(client.get("/Patient/p1").header("Location")).isEqualTo("http://192.0.2.1/fhir");
    assertThat(client.ehr().requests())
        .anyMatch(r -> r.host().equals("other") && !r.authorized())
        .anyMatch(r -> r.host().equals("ehr") && r.authorized() && r.fault().equals("redirect"));
  }

  @Test
  void aBodyIsLargerThanAskedFor() throws IOException {
    fault("oversized,bytes=3000000");

    assertThat(client.get("/Patient/p1").response().body().length).isGreaterThan(3_000_000);
  }

  @Test
  void aBodyDoesNotEnd() throws IOException {
    fault("endless");
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(client.ehr().base() + "/Patient/p1").toURL().openConnection();
    connection.setReadTimeout(10_000);

    try (InputStream in = connection.getInputStream()) {
      assertThat(in.readNBytes(20_000_000)).hasSize(20_000_000);
    } finally {
      connection.disconnect();
    }
    assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
  }

  @Test
  void aBodyIsNotJsonAfterTheCommit() {
    fault("malformed-json");

    Answer answer = client.post("/Patient", PATIENT);

    assertThat(answer.status()).isEqualTo(201);
    assertThatThrownBy(answer::json).isInstanceOf(RuntimeException.class);
    assertThat(stored("Patient")).isEqualTo(2);
  }

  @Test
  void aBodyEndsTooEarlyAfterTheCommit() {
    fault("truncated");

    assertThatThrownBy(() -> client.sent("POST", "/Patient", PATIENT))
        .isInstanceOf(IOException.class);
    assertThat(stored("Patient")).isEqualTo(2);
  }

  /** The faults of exports are in PersonaExportTest. */
  @ParameterizedTest
  @EnumSource
  void everyFaultIsReadAndWrittenByName(FaultKind kind) {
    assertThat(Fault.parse(kind.text()).kind()).isEqualTo(kind);
    assertThat(Fault.once(kind).times()).isEqualTo(1);
  }

  @Test
  void aFaultIsForTheRequestsThatItNames() {
    fault("refused,method=post,type=Patient,skip=1,times=2");

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      statuses.add(client.post("/Patient", PATIENT).status());
      assertThat(client.get("/Patient/p1").status()).isEqualTo(200);
    }

    assertThat(statuses).containsExactly(201, 503, 503, 201, 201);
    FaultCount count = client.ehr().faults().counts().get(0);
    assertThat(count.hits()).isEqualTo(2);
    assertThat(count.remaining()).isZero();
    assertThat(client.ehr().faults().hits(count.id())).isEqualTo(2);
  }

  @Test
  void aSeedDeterminesWhichRequestsFail() {
    Set<List<Integer>> runs = new HashSet<>();
    for (int run = 0; run < 3; run++) {
      client.ehr().faults().clear();
      fault("refused,rate=0.4,seed=7,times=100");
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        statuses.add(client.get("/Patient/p1").status());
      }
      assertThat(statuses).contains(200, 503);
      runs.add(statuses);
    }
    assertThat(runs).hasSize(1);
  }

  @Test
  void faultsAreControlledOverHttp() {
    Answer added =
        client.post(
            "!/faults",
            "[{\"fault\": \"refused\", \"times\": 1, \"type\": \"Patient\"},"
                + " {\"fault\": \"slow-body\"}]",
            "Content-Type",
            "application/json");
    assertThat(added.status()).isEqualTo(201);
    assertThat(client.get("/Patient/p1").status()).isEqualTo(503);

    assertThat(client.get("!/faults").text())
        .contains(
            "{\"id\":1,\"fault\":\"refused\",\"type\":\"Patient\",\"matching\":1,\"hits\":1,\"remaining\":0}");
    assertThat(client.send("DELETE", "!/faults", "").status()).isEqualTo(204);
    assertThat(client.get("!/faults").text()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]x",
        "{\"fault\": \"nonsense\"}",
        "{\"fault\": [1]}",
        "\"x\"",
        "{}",
        "{\"fault\": \"refused\", \"times\": -1}",
        "{\"fault\": \"refused\", \"other\": 1}",
        "{\"fault\": \"refused\", \"rate\": 2}",
        "{\"fault\": \"refused\", \"rate\": \"x\"}"
      })
  void anUnusableFaultIsRefused(String body) {
    assertThat(client.post("!/faults", body).status()).isEqualTo(400);
    assertThat(client.get("!/faults").text()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | Choose one of",
        "refused,times | Write NAME=VALUE",
        "refused,retry-after=later | none, seconds or date",
        "refused,times=x | whole number",
      })
  void aFaultThatCannotBeReadIsExplained(String text, String message) {
    assertThatThrownBy(() -> Fault.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everythingStoredIsListedWithoutASearch() {
    client.send("PUT", "/Patient/p1", PATIENT.replaceFirst("\\{", "{\"id\": \"p1\","));
    client.post("/Patient", PATIENT);
    client.send("DELETE", "/Practitioner/d1", "");

    String list = new String(client.get("!/resources").response().body(), UTF_8);

    assertThat(list)
        .contains("{\"type\":\"Patient\",\"id\":\"p1\",\"version\":2,\"deleted\":false")
        .contains("{\"type\":\"Practitioner\",\"id\":\"d1\",\"version\":2,\"deleted\":true")
        .doesNotContain("female");
    assertThat(client.get("!/resources?bodies=true").text()).contains("female");
    assertThat(client.get("!/requests").text())
        .contains("{\"host\":\"ehr\",\"method\":\"POST\",\"path\":\"/fhir/Patient\"");
  }
}
