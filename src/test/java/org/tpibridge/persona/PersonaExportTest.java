package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tpibridge.persona.facts.FactName.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.persona.PersonaClient.Answer;
import org.tpibridge.persona.access.PersonaAccess;
import org.tpibridge.persona.bulk.ExportForm;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bulk exports. */
class PersonaExportTest {
  private static final String ASYNC = "Prefer";
  private static final String RESPOND = "respond-async";

  private static PersonaClient started(String kind) {
    PersonaClient client = PersonaClient.of(kind);
    seed(client);
    return client;
  }

  private static void seed(PersonaClient client) {
    client.addPatient();
    client.add(
        "{\"resourceType\": \"Patient\", \"id\": \"p2\"}",
        """
        {"resourceType": "Observation", "id": "o1", "status": "final",
         "subject": {"reference": "Patient/p1"}}
        """,
        """
        {"resourceType": "Observation", "id": "o2", "status": "final",
         "subject": {"reference": "Patient/p2"}}
        """,
        """
        {"resourceType": "MedicationAdministration", "id": "m1", "status": "completed",
         "subject": {"reference": "Patient/p1"}}
        """,
        """
        {"resourceType": "Group", "id": "g1", "type": "person", "actual": true,
         "member": [{"entity": {"reference": "Patient/p1"}}]}
        """);
  }

  private static ObjectNode manifest(PersonaClient client, String kickOff) {
    Answer started = client.get(kickOff, ASYNC, RESPOND);
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    Answer waiting = client.get(started.header("Content-Location"));
    assertThat(waiting.status()).isEqualTo(202);
    assertThat(waiting.header("Retry-After")).isEqualTo("1");
    assertThat(waiting.header("X-Progress")).isEqualTo("0% done");
    Answer done = client.get(started.header("Content-Location"));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("Content-Type")).isEqualTo("application/json");
    return done.json();
  }

  private static List<String> ids(PersonaClient client, JsonNode manifest, String list) {
    List<String> ids = new ArrayList<>();
    for (JsonNode file : FhirTree.list(manifest, list)) {
      Answer answer = client.get(FhirTree.text(file, "url"));
      assertThat(answer.header("Content-Type")).isEqualTo("application/fhir+ndjson");
      List<String> lines = answer.text().lines().toList();
      assertThat(lines).hasSize(file.path("count").asInt());
      lines.forEach(line -> ids.add(FhirTree.key(FhirTree.parse(line.getBytes(UTF_8)))));
    }
    return ids;
  }

  @Test
  @ForFact(OPERATIONS)
  void theWholeServerIsExported() {
    try (PersonaClient client = started("hapi-like")) {
      ObjectNode manifest = manifest(client, "/$export");

      assertThat(ids(client, manifest, "output"))
          .containsExactlyInAnyOrder(
              "Encounter/open",
              "Encounter/closed",
              "Group/g1",
              "MedicationAdministration/m1",
              "Observation/o1",
              "Observation/o2",
              "Patient/p1",
              "Patient/p2",
              "Practitioner/d1");
      assertThat(manifest.path("requiresAccessToken").asBoolean()).isFalse();
      assertThat(FhirTree.text(manifest, "request")).endsWith("/fhir/$export");
      assertThat(manifest.path("error")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "epic-like, /Group/g1/$export, 202",
    "epic-like, /$export, 404",
    "epic-like, /Group/none/$export, 404",
    "epic-like, /Group/all/$export, 202",
    "athena-like, /Group/g1/$export, 202",
    "athena-like, /Patient/$export, 404",
    "oracle-like, /Group/g1/$export, 202",
    "oracle-like, /Patient/$export, 202",
    "oracle-like, /$export, 404",
    "ecw-like, /$export, 202",
    "ecw-like, /Group/g1/$export, 202",
    "nextgen-like, /Group/g1/$export, 404",
    "athena-practice-like, /$export, 404",
  })
  @ForFact({OPERATIONS, UNKNOWN_TYPE_STATUS})
  void exportsAreOfferedAsDeclared(String kind, String path, int status) {
    try (PersonaClient client = started(kind)) {
      assertThat(client.get(path, ASYNC, RESPOND).status()).isEqualTo(status);
    }
  }

  @Test
  @ForFact(EXPORT_OMITS)
  void aGroupHasItsMembersAndOracleOmitsMedicationAdministration() {
    try (PersonaClient client = started("oracle-like")) {
      ObjectNode manifest =
          manifest(client, "/Group/g1/$export?_type=Observation,Patient,MedicationAdministration");

      List<String> moved = new ArrayList<>();
      for (JsonNode file : FhirTree.list(manifest, "output")) {
        moved.add(FhirTree.text(file, "type"));
      }
      assertThat(moved).containsExactly("Observation", "Patient");
      assertThat(FhirTree.list(manifest, "error")).hasSize(1);
      try (PersonaClient ecw = started("ecw-like")) {
        assertThat(ids(ecw, manifest(ecw, "/Group/g1/$export"), "output"))
            .contains("Observation/o1", "MedicationAdministration/m1", "Practitioner/d1")
            .doesNotContain("Observation/o2", "Patient/p2");
      }
    }
  }

  @Test
  @ForFact({EXPORT_FILES})
  void filesOfOracleAreOnAnotherHostThatWantsNoToken() {
    try (PersonaClient client = started("oracle-like")) {
      ObjectNode manifest = manifest(client, "/Group/g1/$export?_type=Observation");
      Answer redirect = client.get(FhirTree.text(manifest.path("output").path(0), "url"));
      String location = redirect.header("Location");

      assertThat(redirect.status()).isEqualTo(307);
      assertThat(location).startsWith("http://localhost:").contains("signature");
      assertThat(client.get(location, "Authorization", "Bearer x").status()).isEqualTo(400);
      assertThat(client.get(location).text()).contains("\"id\":\"o1\"");
      assertThat(client.ehr().requests().stream().filter(r -> r.host().equals("other")))
          .extracting(r -> r.authorized())
          .containsExactly(true, false);
    }
  }

  @Test
  @ForFact({EXPORT_JOBS_PER_CLIENT, CODE_THROTTLED})
  void oracleHasOneExportAtATime() {
    try (PersonaClient client = started("oracle-like")) {
      Answer first = client.get("/Group/g1/$export", ASYNC, RESPOND);
      Answer second = client.get("/Group/g1/$export", ASYNC, RESPOND);
      assertThat(second.status()).isEqualTo(429);
      assertThat(second.code()).isEqualTo("throttled");

      String state = first.header("Content-Location");
      assertThat(client.send("DELETE", state, "").status()).isEqualTo(202);
      assertThat(client.get(state).status()).isEqualTo(404);
      assertThat(client.get("/Group/g1/$export", ASYNC, RESPOND).status()).isEqualTo(202);
    }
  }

  @Test
  @ForFact(EXPORT_MOST_PATIENTS)
  void oracleRefusesLargeGroups() {
    try (PersonaClient client = PersonaClient.of("oracle-like")) {
      for (int i = 0; i <= 20_000; i++) {
        client.addQuickly("Patient", "p" + i);
      }
      assertThat(client.get("/Group/all/$export", ASYNC, RESPOND).status()).isEqualTo(400);
    }
  }

  @Test
  void changesSinceATimeHaveDeletions() {
    try (PersonaClient client = started("hapi-like")) {
      ObjectNode first = manifest(client, "/$export");
      String since = FhirTree.text(first, "transactionTime");
      client.send("DELETE", "/Observation/o2", "");
      client.send(
          "PUT",
          "/Patient/p2",
          "{\"resourceType\": \"Patient\", \"id\": \"p2\", \"active\": true}");

      ObjectNode second = manifest(client, "/$export?_since=" + since);

      assertThat(ids(client, second, "output")).containsExactly("Patient/p2");
      String deleted = client.get(FhirTree.text(second.path("deleted").path(0), "url")).text();
      assertThat(deleted).contains("\"method\":\"DELETE\",\"url\":\"Observation/o2\"");
    }
  }

  @Test
  void manifestsAreContinuedInVersion3() {
    ExportForm form = new ExportForm(1, Duration.ofSeconds(1), 1, 3, true);
    try (PersonaClient client =
        new PersonaClient(SimulatedEhrOptions.of("hapi-like").withExportForm(form))) {
      seed(client);
      ObjectNode manifest =
          manifest(client, "/$export?_type=Observation,Patient,Encounter,Nothing");
      List<String> ids = new ArrayList<>(ids(client, manifest, "output"));
      int manifests = 1;
      ObjectNode last = manifest;
      while (last.has("link")) {
        assertThat(FhirTree.text(last.path("link").path(0), "relation")).isEqualTo("next");
        last = client.get(FhirTree.text(last.path("link").path(0), "url")).json();
        ids.addAll(ids(client, last, "output"));
        manifests++;
      }

      assertThat(ids).hasSize(6).doesNotHaveDuplicates();
      assertThat(manifests).isEqualTo(3);
      assertThat(last.has("error")).isFalse();
      assertThat(last.path("outcome").size()).isEqualTo(1);
    }
  }

  @Test
  void filesNeedTheToken() {
    PersonaAccess access = new PersonaAccess.FixedToken("t0");
    try (PersonaClient client =
        new PersonaClient(SimulatedEhrOptions.of("hapi-like").withAccess(access))) {
      seed(client);
      String[] token = {"Authorization", "Bearer t0"};
      Answer started = client.get("/$export", ASYNC, RESPOND, "Authorization", "Bearer t0");
      String state = started.header("Content-Location");
      client.get(state, token);
      ObjectNode manifest = client.get(state, token).json();
      String file = FhirTree.text(manifest.path("output").path(0), "url");

      assertThat(manifest.path("requiresAccessToken").asBoolean()).isTrue();
      assertThat(client.get(state).status()).isEqualTo(401);
      assertThat(client.get(file).status()).isEqualTo(401);
      assertThat(client.get(file, token).status()).isEqualTo(200);
    }
  }

  @Test
  void faultsOfFiles() {
    try (PersonaClient client = started("hapi-like")) {
      ObjectNode manifest = manifest(client, "/$export?_type=Observation");
      String file = FhirTree.text(manifest.path("output").path(0), "url");
      String whole = client.get(file).text();

      client.ehr().faults().add(Fault.parse("malformed-line"));
      client.ehr().faults().add(Fault.parse("missing-line"));
      client.ehr().faults().add(Fault.parse("file-redirect"));

      List<String> malformed = client.get(file).text().lines().toList();
      assertThat(malformed).hasSize(2).isNotEqualTo(whole.lines().toList());
      assertThat(malformed.get(0)).isEqualTo(whole.lines().toList().get(0));
      assertThat(client.get(file).text().lines()).hasSize(1);
      Answer redirect = client.get(file);
      assertThat(redirect.status()).isEqualTo(307);
      assertThat(client.get(redirect.header("Location")).text()).isEqualTo(whole);
      assertThat(client.get(file).text()).isEqualTo(whole);
    }
  }

  @Test
  void anExportThatCannotBeDoneIsRefused() {
    try (PersonaClient client = started("hapi-like")) {
      assertThat(client.get("/$export").status()).isEqualTo(400);
      assertThat(client.get("/$export?_outputFormat=csv", ASYNC, RESPOND).status()).isEqualTo(400);
      assertThat(client.get("/$export?_since=yesterday", ASYNC, RESPOND).status()).isEqualTo(400);
      assertThat(client.get("!/export/99").status()).isEqualTo(404);
      assertThat(
              client
                  .post(
                      "/$export",
                      """
                      {"resourceType": "Parameters",
                       "parameter": [{"name": "_type", "valueString": "Patient"}]}
                      """,
                      ASYNC,
                      RESPOND)
                  .status())
          .isEqualTo(202);
    }
  }
}
