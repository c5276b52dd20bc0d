package org.tpibridge.exchange.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.bulk.HttpBulkClient;
import org.tpibridge.exchange.client.ScriptedServer;
import org.tpibridge.exchange.client.ScriptedServer.Received;
import org.tpibridge.exchange.client.TestEhrs;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PullPolicy.PollScope;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.store.pulled.BulkExports.BulkExport;

/** Bulk exports from a server that answers what each test says. */
class BulkPullTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String TIME = "2026-03-04T12:00:00Z";

  @TempDir private Path folder;

  /** By path below the base URL. */
  private final Map<String, Responder> answers = new HashMap<>();

  private interface Responder {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final String NOT_ALL =
      "Bulk export: not all files were read. The next export requests the same changes again.";

  private ScriptedServer server;
  private ScriptedServer files;
  private Pulling pulling;

  @BeforeEach
  void open() {
    server =
        ScriptedServer.answering(
            exchange -> {
              String path = exchange.getRequestURI().getPath().replaceFirst("^/fhir/", "");
              answers
                  .getOrDefault(path, other -> ScriptedServer.reply(other, 404, ""))
                  .answer(exchange);
            });
    files = ScriptedServer.answering(200, line("f1", 5) + "\n");
    open(new PullPolicy(PollScope.POPULATION));
    answers.put(
        "$export",
        exchange ->
            ScriptedServer.reply(
                exchange, 202, "", "Content-Location", server.url() + "/status/1"));
  }

  private void open(PullPolicy policy) {
    pulling =
        Pulling.into(
            folder.resolve("store.db"),
            Pulling.settings(
                server.url(),
                TestEhrs.connection("127.0.0.1:" + files.port()),
                new Authorization.Bearer(Secret.of("secret-token")),
                policy));
    pulling.importVisits(VisitRow.of("V-1", "10001"));
    pulling.match("Patient/5");
  }

  @AfterEach
  void close() {
    pulling.close();
    server.close();
    files.close();
  }

  @Test
  void filesAreReadAndTheExportIsDeleted() {
    int[] asked = {0};
    answers.put(
        "status/1",
        exchange -> {
          if (exchange.getRequestMethod().equals("GET") && asked[0]++ == 0) {
            ScriptedServer.reply(exchange, 202, "", "Retry-After", "0");
          } else {
            ScriptedServer.reply(exchange, 200, manifest(output("Observation", "o.ndjson", 2)));
          }
        });
    text("o.ndjson", line("s1", 4) + "\n" + line("s2", 5));
    PullSummary summary = export();

    assertThat(summary.errors()).isEmpty();
    assertThat(summary.added()).isEqualTo(2);
    Received start = received("/fhir/$export");
    assertThat(start.header("Prefer")).contains("respond-async");
    assertThat(start.uri()).contains("_type=Patient%2CEncounter").doesNotContain("_since");
    assertThat(received("/fhir/o.ndjson").header("Authorization")).isEqualTo("Bearer secret-token");
    assertThat(server.last().method()).isEqualTo("DELETE");
    assertThat(pulling.current("Observation/s1")).isPresent();
  }

  @Test
  void theNextExportRequestsChangesSinceTheLastOne() {
    ready(manifest(output("Observation", "o.ndjson", 1)));
    text("o.ndjson", line("s1", 4) + "\n");
    export();
    export();

    assertThat(server.received().stream().map(Received::uri).filter(uri -> uri.contains("$export")))
        .hasSize(2)
        .last()
        .asString()
        .contains("_since=2026-03-04T12%3A00%3A00Z");
  }

  @Test
  void oneBadLineDoesNotEndTheExport() {
    ready(manifest(output("Observation", "o.ndjson", 4)));
    text(
        "o.ndjson",
        line("s1", 4)
            + "\n{\"resourceType\":\"Observation\", broken\n"
            + "\n"
            + "{\"resourceType\":\"Encounter\",\"id\":\"e\"}\n"
            + line("s2", 5)
            + "\n");
    PullSummary summary = export();

    assertThat(summary.errors())
        .containsExactly(
            "o.ndjson:2: not a FHIR R4 resource",
            "o.ndjson:4: the file has Observation, but the line another type",
            NOT_ALL);
    assertThat(summary.added()).isEqualTo(2);
    assertThat(openExport()).isEmpty();
  }

  @Test
  void aLineThatIsTooLongIsReported() {
    ready(manifest(output("Observation", "o.ndjson", 2)));
    text("o.ndjson", "x".repeat(100_000) + "\n" + line("s2", 5) + "\n");
    PullSummary summary = export();

    assertThat(summary.errors()).containsExactly("o.ndjson:1: the line is too long", NOT_ALL);
    assertThat(pulling.current("Observation/s2")).isPresent();
  }

  /** The changes that were not received must be requested again. */
  @Test
  void fewerResourcesThanAnnouncedAreAnError() {
    ready(manifest(output("Observation", "o.ndjson", 3)));
    text("o.ndjson", line("s1", 4) + "\n");
    PullSummary summary = export();

    assertThat(summary.errors())
        .contains("o.ndjson: the EHR announced 3 resources, but the file has 1");
    assertThat(summary.added()).isEqualTo(1);
    export();
    assertThat(server.received().stream().map(Received::uri))
        .noneMatch(uri -> uri.contains("_since"));
  }

  @Test
  void manifestsAreContinued() {
    ready(
        manifest(output("Observation", "o1.ndjson", 1))
            .replaceFirst(
                "\\{", "{\"link\":[{\"relation\":\"next\",\"url\":\"" + url("status/2") + "\"}],"));
    answers.put(
        "status/2",
        exchange ->
            ScriptedServer.reply(
                exchange,
                200,
                manifest(output("Observation", "o2.ndjson", 1))
                    .replace(
                        "\"error\":[]", "\"outcome\":[" + output("", "err.ndjson", -1) + "]")));
    text("o1.ndjson", line("s1", 4) + "\n");
    text("o2.ndjson", line("s2", 4) + "\n");
    text(
        "err.ndjson",
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
            + "\"code\":\"processing\",\"diagnostics\":\"Okafor\"}]}\n");
    PullSummary summary = export();

    assertThat(summary.added()).isEqualTo(2);
    assertThat(summary.errors())
        .containsExactly("err.ndjson:1: the EHR reported an error of the export (processing)");
  }

  @Test
  void deletionsAreStored() {
    ready(manifest(output("Observation", "o.ndjson", 1)));
    text("o.ndjson", line("s1", 4) + "\n");
    export();
    ready(
        manifest("")
            .replace("\"deleted\":[]", "\"deleted\":[" + output("Bundle", "d.ndjson", 1) + "]"));
    text(
        "d.ndjson",
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":"
            + "{\"method\":\"DELETE\",\"url\":\"Observation/s1\"}}]}\n");
    PullSummary summary = export();

    assertThat(summary.errors()).isEmpty();
    assertThat(summary.deleted()).isEqualTo(1);
    assertThat(pulling.current("Observation/s1").orElseThrow().deleted()).isTrue();
  }

  @Test
  void aRedirectToAnAllowedHostIsFollowedWithoutTheToken() {
    ready(manifest(output("Observation", "o.ndjson", 1)));
    answers.put(
        "o.ndjson",
        exchange ->
            ScriptedServer.reply(
                exchange,
                307,
                "",
                "Location",
                "http://127.0.0.1:" + files.port() + "/signed?sig=1"));
    PullSummary summary = export();

    assertThat(summary.errors()).isEmpty();
    assertThat(summary.added()).isEqualTo(1);
    assertThat(files.last().header("Authorization")).isNull();
  }

  @Test
  void aFileOnAHostThatIsNotAllowedIsNotRead() {
    String foreign =
        "{\"type\":\"Observation\",\"url\":\"http://169.254.169.254/latest/meta.ndjson\"}";
    ready(manifest(foreign + "," + output("Observation", "o.ndjson", 1)));
    text("o.ndjson", line("s1", 4) + "\n");
    PullSummary summary = export();

    assertThat(summary.errors().get(0)).startsWith("meta.ndjson: ").contains("not allowed");
    assertThat(summary.added()).isEqualTo(1);
  }

  @Test
  void anExportContinuesAfterTheProgramWasStopped() {
    answers.put(
        "status/1", exchange -> ScriptedServer.reply(exchange, 202, "", "Retry-After", "600"));
    PullSummary waiting = export(Duration.ofMillis(200));
    assertThat(waiting.errors()).singleElement().asString().contains("run the same command again");
    assertThat(waiting.isComplete()).isFalse();

    pulling.pass(Duration.ofMinutes(11));
    ready(manifest(output("Observation", "o.ndjson", 1)));
    text("o.ndjson", line("s1", 4) + "\n");
    PullSummary second = export();

    assertThat(second.errors()).isEmpty();
    assertThat(second.added()).isEqualTo(1);
    assertThat(server.received().stream().filter(one -> one.uri().contains("$export"))).hasSize(1);
  }

  /** The connection breaks within the file, in each attempt; the lines before it are not lost. */
  @Test
  void aFileIsContinuedWhereItWasInterrupted() {
    ready(manifest(output("Observation", "o.ndjson", 3)));
    String whole = line("s1", 4) + "\nbroken\n" + line("s3", 6) + "\n";
    answers.put(
        "o.ndjson",
        exchange -> {
          exchange.sendResponseHeaders(200, whole.length());
          exchange
              .getResponseBody()
              .write(
                  whole.substring(0, whole.indexOf("broken") + 8).getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("The connection is cut.");
        });
    PullSummary first = export();

    assertThat(first.available()).isFalse();
    assertThat(first.errors()).containsExactly("o.ndjson:2: not a FHIR R4 resource");
    assertThat(first.added()).isEqualTo(1);

    text("o.ndjson", whole);
    PullSummary second = export();
    assertThat(second.errors()).containsExactly(NOT_ALL);
    assertThat(second.added()).isEqualTo(1);
    assertThat(second.received()).isEqualTo(1);
    assertThat(openExport()).isEmpty();
  }

  @Test
  void anExpiredExportIsStartedAgain() {
    answers.put("status/1", exchange -> ScriptedServer.reply(exchange, 404, ""));
    PullSummary failed = export();
    assertThat(failed.errors()).containsExactly("Bulk export: the EHR answered HTTP 404.");

    ready(manifest(output("Observation", "o.ndjson", 1)));
    text("o.ndjson", line("s1", 4) + "\n");
    assertThat(export().added()).isEqualTo(1);
  }

  @Test
  void anEhrThatRunsAnotherExportIsAskedLater() {
    answers.put(
        "$export", exchange -> ScriptedServer.reply(exchange, 429, "", "Retry-After", "120"));
    PullSummary summary = export();
    assertThat(summary.available()).isFalse();
    assertThat(summary.unavailable()).contains("429").contains("120");
  }

  @Test
  void aGroupIsExported() {
    pulling.close();
    open(new PullPolicy(PollScope.POPULATION, "Group/17"));
    answers.put("Group/17/$export", answers.get("$export"));
    ready(manifest(output("Observation", "o.ndjson", 1)));
    text("o.ndjson", line("s1", 4) + "\n");

    assertThat(export().added()).isEqualTo(1);
    assertThat(received("/fhir/Group/17/$export")).isNotNull();
  }

  private PullSummary export() {
    return export(PATIENCE);
  }

  private PullSummary export(Duration patience) {
    try (HttpBulkClient bulk = HttpBulkClient.open(pulling.settings())) {
      return pulling.export(new ScriptedEhr("_lastUpdated"), bulk, patience);
    }
  }

  private Optional<BulkExport> openExport() {
    return pulling.store().read(tx -> tx.exchange().bulkExports().open(Pulling.EHR));
  }

  private Received received(String path) {
    List<Received> found =
        server.received().stream().filter(one -> one.uri().startsWith(path)).toList();
    return found.get(0);
  }

  private void ready(String manifest) {
    answers.put("status/1", exchange -> ScriptedServer.reply(exchange, 200, manifest));
  }

  private void text(String path, String lines) {
    answers.put(path, exchange -> ScriptedServer.reply(exchange, 200, lines));
  }

  private String url(String path) {
    return server.url() + "/" + path;
  }

  private static String manifest(String output) {
    return "{\"transactionTime\":\""
        + TIME
        + "\",\"request\":\"x\",\"requiresAccessToken\":true,\"output\":["
        + output
        + "],\"deleted\":[],\"error\":[]}";
  }

  private String output(String type, String path, int count) {
    return "{\"type\":\""
        + type
        + "\",\"url\":\""
        + url(path)
        + "\""
        + (count < 0 ? "" : ",\"count\":" + count)
        + "}";
  }

  private static String line(String id, int value) {
    return "{\"resourceType\":\"Observation\",\"id\":\""
        + id
        + "\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
        + "\"code\":\"72514-3\"}]},\"subject\":{\"reference\":\"Patient/5\"},"
        + "\"valueQuantity\":{\"value\":"
        + value
        + "}}";
  }
}
