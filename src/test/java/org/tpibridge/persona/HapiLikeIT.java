package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrExtension;
import org.tpibridge.persona.PersonaClient.Answer;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulated HAPI FHIR server answers the same requests as the real one in the same way. */
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
class HapiLikeIT {
  /** What no other test of the real server uses. */
  private static final String SYSTEM = "urn:compare:" + UUID.randomUUID();

  private static final String PLACEHOLDER = "urn:uuid:1d5b4a2c-5f4b-4b2e-9d4e-3a7f3b4c5d6e";
  private static final String NAME = "x" + UUID.randomUUID().toString().substring(0, 8);

  /** One server with what it answered. */
  private static final class Comparison {
    private final String base;
    private final List<String> answers = new ArrayList<>();

    Comparison(String base) {
      this.base = base;
    }

    Answer call(String method, String path, String body, String... headers) {
      try {
        Answer answer =
            PersonaClient.request(method, base + path.replace("SYSTEM", SYSTEM), body, headers);
        answers.add("%s %s: %s".formatted(method, path, summary(method, answer)));
        return answer;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Status, type, version, number of entries and their states; nothing that is assigned. */
    private static String summary(String method, Answer answer) {
      if (answer.text().isEmpty()) {
        return answer.status() + " without a body";
      }
      ObjectNode body = answer.json();
      String version =
          FhirTree.type(body).equals("Bundle") ? "" : FhirTree.text(body, "meta", "versionId");
      List<String> states =
          FhirTree.values(body, "entry.response.status").stream().map(JsonNode::asString).toList();
      return "%d %s version %s etag %s, %d entries %s"
          .formatted(
              answer.status(),
              FhirTree.type(body),
              version,
              // The real server sends none after a patch.
              method.equals("PATCH") ? "" : answer.header("ETag"),
              FhirTree.list(body, "entry").size(),
              states);
    }

    void search(String... queries) {
      for (String query : queries) {
        call("GET", "/" + query, "");
      }
    }
  }

  private static String patient(String value, String more) {
    return """
        {"resourceType": "Patient", %s "identifier": [{"system": "%s", "value": "%s"}],
         "name": [{"family": "%s", "given": ["Ada"]}], "birthDate": "1980-01-01"}
        """
        .formatted(more, SYSTEM, value, NAME);
  }

  private static String observation(String id, String subject) {
    return """
        {"resourceType": "Observation", %s "status": "final",
         "identifier": [{"system": "%s", "value": "o1"}],
         "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
         "effectiveDateTime": "2024-03-05T21:30:00-05:00", "subject": {"reference": "%s"}}
        """
        .formatted(id.isEmpty() ? "" : "\"id\": \"" + id + "\",", SYSTEM, subject);
  }

  private static String encounter(String subject, String period) {
    return """
        {"resourceType": "Encounter", "status": "finished", "class": {"code": "AMB"},
         "subject": {"reference": "%s"}, "period": {%s}}
        """
        .formatted(subject, period);
  }

  private static String entry(String fullUrl, String resource, String request) {
    return "{%s %s \"request\": {%s}}"
        .formatted(
            fullUrl.isEmpty() ? "" : "\"fullUrl\": \"" + fullUrl + "\",",
            resource.isEmpty() ? "" : "\"resource\": " + resource + ",",
            request);
  }

  private static String bundle(String type, String... entries) {
    return "{\"resourceType\": \"Bundle\", \"type\": \"%s\", \"entry\": [%s]}"
        .formatted(type, String.join(",", entries));
  }

  @Test
  void theAnswersAreTheSame(Ehr real) {
    try (PersonaClient persona = PersonaClient.of("hapi-like")) {
      List<String> expected = answers(real.base().toString());

      assertThat(answers(persona.ehr().base().toString())).containsExactlyElementsOf(expected);
      assertThat(expected).hasSizeGreaterThan(100);
    }
  }

  private static List<String> answers(String base) {
    Comparison server = new Comparison(base);
    String id = server.call("POST", "/Patient", patient("p1", "")).createdId();
    server.answers.clear();
    List<String> answers = new ArrayList<>();
    singleResources(server, id);
    conditions(server);
    searches(server, id);
    transactions(server, id);
    badRequests(server);
    // The ids differ, and are part of the URLs.
    server.answers.forEach(answer -> answers.add(answer.replace(id, "ID")));
    return answers;
  }

  private static void singleResources(Comparison server, String id) {
    String path = "/Patient/" + id;
    String withId = "\"id\": \"" + id + "\",";
    server.call("PUT", path, patient("p1", withId));
    server.call("PUT", path, patient("p1", withId + "\"gender\": \"female\","));
    server.call("PUT", path, patient("p1", withId), "If-Match", "W/\"1\"");
    server.call("PUT", path, patient("p1", withId), "If-Match", "W/\"2\"");
    server.call("PUT", "/Patient/abc" + NAME, patient("p9", withId));
    server.call("PUT", "/Patient/abc" + NAME, patient("p9", ""));
    String own = "\"id\": \"abc" + NAME + "\",";
    server.call("PUT", "/Patient/abc" + NAME, patient("p9", own), "If-Match", "W/\"1\"");
    server.call("GET", path, "");
    server.call("GET", path + "/_history/1", "");
    server.call("GET", path + "/_history/77", "");
    server.call("GET", "/Patient/none" + NAME, "");
    server.call("POST", "/Patient", patient("p2", ""), "Prefer", "return=minimal");
    server.call("POST", "/Patient", patient("p2", ""), "Prefer", "return=OperationOutcome");
    server.call("POST", "/Observation", observation("", "Patient/none" + NAME));
    server.call("POST", "/Observation", observation("", PLACEHOLDER));
    server.call("POST", "/Observation", observation("", "Patient/" + id));
    for (String period :
        List.of(
            "\"start\": \"2024-03-05T09:00:00-05:00\"",
            "\"start\": \"2024-03-05T22:00:00Z\", \"end\": \"2024-03-06T02:00:00Z\"",
            "\"start\": \"2024-03-05T10:00:00Z\", \"end\": \"2024-03-05T11:00:00Z\"",
            "\"end\": \"2024-03-05T11:00:00Z\"",
            "\"start\": \"2024-03-05\"")) {
      server.call("POST", "/Encounter", encounter("Patient/" + id, period));
    }
    server.call("DELETE", path, "");
    server.call("DELETE", "/Patient/abc" + NAME, "");
    server.call("GET", "/Patient/abc" + NAME, "");
    server.call("DELETE", "/Patient/abc" + NAME, "");
    server.call("DELETE", "/Patient/none" + NAME, "");
    server.call("PUT", "/Patient/abc" + NAME, patient("p9", own));
    server.call(
        "PATCH",
        path,
        "[{\"op\": \"replace\", \"path\": \"/birthDate\", \"value\": \"1981-01-01\"}]",
        "Content-Type",
        "application/json-patch+json");
  }

  private static void conditions(Comparison server) {
    String one = "identifier=" + SYSTEM + "|c1";
    String two = "identifier=" + SYSTEM + "|p2";
    server.call("POST", "/Patient", patient("c1", ""), "If-None-Exist", one);
    server.call("POST", "/Patient", patient("c1", ""), "If-None-Exist", one);
    server.call("POST", "/Patient", patient("p2", ""), "If-None-Exist", two);
    server.call("POST", "/Patient", patient("p2", ""), "If-None-Exist", "nonsense=1");
    server.call("PUT", "/Patient?identifier=SYSTEM|c1", patient("c1", "\"active\": true,"));
    server.call("PUT", "/Patient?identifier=SYSTEM|c2", patient("c2", ""));
    server.call("PUT", "/Patient?identifier=SYSTEM|p2", patient("p2", ""));
    server.call("DELETE", "/Patient?identifier=SYSTEM|c2", "");
    server.call("DELETE", "/Patient?identifier=SYSTEM|c2", "");
  }

  private static void searches(Comparison server, String id) {
    String mine = "Observation?patient=" + id + "&";
    for (String query :
        List.of(
            "date=2024-03-06",
            "date=2024-03-05",
            "date=ge2024-03-06",
            "date=gt2024-03-06",
            "date=lt2024-03-06",
            "date=le2024-03-06",
            "date=2024",
            "date=2024-03-06T02:30:00Z",
            "date=sa2024-03-05",
            "date=eb2024-03-07",
            "date=ne2024-03-06",
            "code=72514-3",
            "code=http://loinc.org|72514-3",
            "code=http://loinc.org|",
            "code=|72514-3",
            "status=final",
            "status=final,amended",
            "status:not=final",
            "_lastUpdated=gt2020-01-01",
            "_lastUpdated=lt2020-01-01",
            "_count=1",
            "category=x",
            "encounter:missing=true",
            "identifier=SYSTEM|o1",
            "identifier=o1",
            "_include=Observation:subject",
            "_summary=count",
            "_sort=-date",
            "_sort=nonsense",
            "date=yesterday",
            "nonsense=1",
            "encounter=Encounter/none")) {
      server.search(mine + query);
    }
    for (String day : List.of("2024-03-04", "2024-03-05", "2024-03-06", "2024-03-05T10:30:00Z")) {
      for (String prefix : List.of("", "ne", "ge", "gt", "le", "lt")) {
        server.search("Encounter?patient=" + id + "&date=" + prefix + day);
      }
    }
    server.search(
        "Observation?subject=Patient/" + id,
        "Observation?subject=" + id,
        "Observation?subject:Patient=" + id,
        "Patient?_id=" + id,
        "Patient?_id=" + id + "&_revinclude=Observation:subject",
        "Patient?_id=" + id + "&family=" + NAME,
        "Patient?_id=" + id + "&family=" + NAME.substring(0, 4).toUpperCase(Locale.ROOT),
        "Patient?_id=" + id + "&family:exact=" + NAME.toUpperCase(Locale.ROOT),
        "Patient?_id=" + id + "&name=ad",
        "Patient?_id=" + id + "&name:contains=" + NAME.substring(2),
        "Patient?_id=" + id + "&birthdate=1981",
        "Patient?_id=" + id + "&birthdate=1981-01-01&identifier=SYSTEM|p1",
        "Patient?identifier=SYSTEM|",
        "Patient?identifier=SYSTEM|p1,SYSTEM|c1",
        "Patient?identifier=SYSTEM|p%5C,1");
    server.call(
        "POST",
        "/Patient/_search",
        "identifier=" + SYSTEM + "%7Cp1",
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private static void transactions(Comparison server, String id) {
    String put = "\"method\": \"PUT\", \"url\": \"Observation/t" + NAME + "\"";
    String shared =
        entry(
            PLACEHOLDER,
            patient("t1", ""),
            "\"method\": \"POST\", \"url\": \"Patient\", \"ifNoneExist\": \"identifier="
                + SYSTEM
                + "|t1\"");
    String mine = entry("", observation("t" + NAME, PLACEHOLDER), put);
    for (String prefer : List.of("return=minimal", "return=minimal", "return=representation")) {
      server.call("POST", "", bundle("transaction", mine, shared), "Prefer", prefer);
    }
    server.call("POST", "", bundle("transaction", mine));
    for (String condition : List.of("t1", "none", "p2")) {
      String reference = "Patient?identifier=" + SYSTEM + "|" + condition;
      server.call(
          "POST", "", bundle("transaction", entry("", observation("t" + NAME, reference), put)));
    }
    String post = "\"method\": \"POST\", \"url\": \"Patient\"";
    server.call(
        "POST",
        "",
        bundle(
            "transaction",
            entry("", patient("rb", ""), post),
            entry("", observation("t" + NAME, "Patient/none" + NAME), put)));
    server.search("Patient?identifier=SYSTEM|rb");
    server.call("POST", "", bundle("transaction", mine, mine, shared));
    server.call(
        "POST",
        "",
        bundle(
            "transaction",
            entry(
                "",
                observation("t" + NAME, "Patient/" + id),
                put + ", \"ifMatch\": \"W/\\\"9\\\"\"")));
    String conditional = "\"method\": \"PUT\", \"url\": \"Patient?identifier=" + SYSTEM + "|cp\"";
    server.call("POST", "", bundle("transaction", entry("", patient("cp", ""), conditional)));
    server.call(
        "POST",
        "",
        bundle("transaction", entry("", patient("cp", "\"active\": true,"), conditional)));
    server.call(
        "POST",
        "",
        bundle(
            "transaction",
            entry("", "", "\"method\": \"DELETE\", \"url\": \"Observation/t" + NAME + "\"")));
    server.call(
        "POST",
        "",
        bundle(
            "batch",
            entry("", "", "\"method\": \"GET\", \"url\": \"Patient/" + id + "\""),
            entry("", "", "\"method\": \"GET\", \"url\": \"Patient/none" + NAME + "\""),
            entry("", patient("b1", ""), post),
            entry("", observation("b" + NAME, "Patient/none" + NAME), put.replace("/t", "/b"))));
  }

  private static void badRequests(Comparison server) {
    server.call("POST", "/Patient", "{\"resourceType\": \"Patient\"");
    server.call("POST", "/Patient", "{\"resourceType\": \"Patient\", \"birthDate\": \"x\"}");
    server.call("POST", "/Patient", "{\"resourceType\": \"Observation\"}");
    server.call("POST", "/Patient", "");
    server.call("GET", "/Nonsense/1", "");
    server.call("GET", "/Nonsense", "");
    server.call("POST", "", bundle("collection"));
    server.call("POST", "", patient("x", ""));
    server.call(
        "POST", "", "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{}]}");
    server.call(
        "POST",
        "",
        bundle("transaction", entry("", "", "\"method\": \"POST\", \"url\": \"Patient\"")));
    server.call("GET", "", "");
    server.call("GET", "?_getpages=0b0e8e39-1f5d-4a7c-9a0e-0c9d1e2f3a4b&_getpagesoffset=2", "");
  }
}
