package org.tpibridge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.server.TestServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Visits and files that programs send, and jobs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String VISIT =
      """
      {"visit_id": "%s", "mrn": "%s", "patient_last": "Okafor", "visit_start": "2024-03-04",
       "sites": [{"muscle": "trapezius", "side": "right"}], "procedure_code": "20552"}""";
  private static final String TABLE =
      """
      visit_id,mrn,visit_start,sites,injectates
      %1$s-1,70001,2024-03-04,trapezius R,lidocaine 1%% 2 mL
      %1$s-2,70001,2024-13-11,trapezius R,lidocaine 1%% 2 mL
      %1$s-3,70002,2024-03-12,trapezius L,lidocaine 1%% 2 mL
      """;

  private TestServer server;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    server = TestServer.start(temporary);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer call(String method, String path, String body) {
    return TestServer.send(
        TestServer.request(server.url(), "/api/" + path)
            .header("Authorization", "Bearer " + TestServer.TOKEN)
            // The type that curl states for a file.
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode json(Answer answer) {
    return JSON.readTree(answer.text());
  }

  private long patients(String mrn) {
    return server.get("Patient?identifier=" + mrn).as(Bundle.class).getEntry().size();
  }

  private JsonNode finished(String id) throws InterruptedException {
    JsonNode status = json(call("GET", "imports/" + id, ""));
    for (int i = 0; i < 300 && "waiting running".contains(status.get("state").asString()); i++) {
      Thread.sleep(100);
      status = json(call("GET", "imports/" + id, ""));
    }
    return status;
  }

  @Test
  void aFileIsImportedWithItsReports() throws InterruptedException {
    Answer accepted = call("POST", "imports?name=clinic%20export.csv", TABLE.formatted("A"));
    assertThat(accepted.status()).isEqualTo(202);
    String id = json(accepted).get("id").asString();
    assertThat(accepted.response().headers().firstValue("Location")).contains("/api/imports/" + id);

    JsonNode status = finished(id);
    assertThat(status.get("state").asString()).isEqualTo("done");
    assertThat(status.get("name").asString()).isEqualTo("clinic-export.csv");
    assertThat(patients("70001")).isEqualTo(1);
    JsonNode report = json(call("GET", "imports/" + id + "/report", ""));
    JsonNode file = report.get("files").get(0);
    assertThat(file.get("rows").get("created").asInt()).isEqualTo(2);
    assertThat(file.get("rows").get("rejected").asInt()).isEqualTo(1);
    assertThat(call("GET", "imports/" + id + "/rejects", "").text())
        .contains("A-2")
        .doesNotContain("A-1,");
    assertThat(call("GET", "imports/" + id + "/findings", "").text()).contains("2024-13-11");
    assertThat(json(call("GET", "imports", "")).toString()).contains(id);

    String job = file.get("job").asString();
    JsonNode details = json(call("GET", "jobs/" + job + "?findings=true", ""));
    assertThat(details.get("state").asString()).isEqualTo("finished");
    assertThat(details.get("rejects")).hasSize(1);
    assertThat(json(call("GET", "jobs", "")).toString()).contains("\"" + job + "\"");

    JsonNode undone = json(call("POST", "jobs/" + job + "/undo", ""));
    assertThat(undone.get("retracted").asInt()).isEqualTo(2);
    Answer again = call("POST", "jobs/" + job + "/undo", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(json(again).get("detail").asString()).contains(job);

    assertThat(call("DELETE", "imports/" + id, "").status()).isEqualTo(204);
    assertThat(call("GET", "imports/" + id, "").status()).isEqualTo(404);
    assertThat(call("DELETE", "imports/" + id, "").status()).isEqualTo(404);
  }

  @Test
  void visitsAreImportedAtOnce() {
    Answer answer = call("POST", "visits", VISIT.formatted("B-1", "70003").replace("\n", " "));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode result = json(answer);
    assertThat(result.get("visits").get(0).get("outcome").asString()).isEqualTo("created");
    assertThat(patients("70003")).isEqualTo(1);
    Answer again = call("POST", "visits", VISIT.formatted("B-1", "70003"));
    assertThat(json(again).get("visits").get(0).get("outcome").asString()).isEqualTo("unchanged");
  }

  @Test
  void aVisitWithErrorsIsRejectedWithReasons() {
    Answer answer =
        call("POST", "visits", VISIT.formatted("C-1", "70004").replace("2024-03-04", "2024-13-04"));

    assertThat(answer.status()).isEqualTo(422);
    JsonNode visit = json(answer).get("visits").get(0);
    assertThat(visit.get("outcome").asString()).isEqualTo("rejected");
    assertThat(visit.get("findings").get(0).get("code").asString()).startsWith("TPI-");
    assertThat(patients("70004")).isZero();
  }

  @Test
  void whatIsNotAVisitIsExplained() {
    for (String body : new String[] {"", "[]", "nothing", "{\"a\":", "[[[[", "\u0000"}) {
      Answer answer = call("POST", "visits", body);
      assertThat(answer.status()).as("%s: %s", body, answer.text()).isIn(400, 422);
      assertThat(answer.text()).doesNotContain("Exception");
    }
  }

  @Test
  void unknownIdsAreNotFound() {
    for (String path :
        new String[] {
          "imports/none",
          "imports/0123456789abcdef",
          "imports/..%2F..%2Fstore.db",
          "imports/0123456789abcdef/report",
          "jobs/J999",
          "jobs/none",
          "nothing"
        }) {
      assertThat(call("GET", path, "").status()).as(path).isIn(404, 400);
    }
    assertThat(call("POST", "jobs/J999/undo", "").status()).isIn(404, 409);
    assertThat(call("POST", "jobs/J1/undo?later=perhaps", "").status()).isEqualTo(400);
    assertThat(call("PUT", "visits", "").status()).isEqualTo(405);
  }

  @Test
  void aNameOfAFileCannotLeaveTheFolder() throws IOException, InterruptedException {
    String id =
        json(call("POST", "imports?name=..%2F..%2F..%2Fetc%2Fpasswd", TABLE.formatted("D")))
            .get("id")
            .asString();

    assertThat(finished(id).get("name").asString()).isEqualTo("passwd");
    try (Stream<Path> files = Files.walk(folder.resolve("uploads"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith(id)))
          .isNotEmpty()
          .allMatch(file -> file.startsWith(folder.resolve("uploads")));
    }
  }
}
