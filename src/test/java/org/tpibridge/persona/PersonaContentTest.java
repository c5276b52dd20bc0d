package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tpibridge.persona.facts.FactName.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.persona.PersonaClient.Answer;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ObjectNode;

/** Which content each kind of EHR accepts, and what it makes of it. */
class PersonaContentTest {
  private static final String PROCEDURE =
      """
      {"resourceType": "Procedure", "status": "completed",
       "identifier": [{"system": "urn:visit", "value": "V1"}],
       "category": {"coding": [{"code": "387713003"}]},
       "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "20552"}]},
       "subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/open"},
       "performedDateTime": "2024-03-05T21:30:00-05:00",
       "performer": [{"actor": {"reference": "Practitioner/d1"}}],
       "reasonCode": [{"text": "pain"}], "bodySite": [{"text": "trapezius"}],
       "note": [{"text": "key V1"}]}
      """;

  private static final String VITAL_SIGN =
      """
      {"resourceType": "Observation", "status": "final",
       "category": [{"coding": [{"code": "vital-signs"}]}],
       "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
       "subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/open"},
       "effectiveDateTime": "2024-03-05T10:00:00-05:00",
       "performer": [{"reference": "Practitioner/d1", "extension": [{
         "url": "http://hl7.org/fhir/StructureDefinition/event-performerFunction",
         "valueCodeableConcept": {"coding": [{"code": "LA"}]}}]}],
       "valueQuantity": {"value": 6.0, "unit": "kg"}}
      """;

  private static final String DOCUMENT =
      """
      {"resourceType": "DocumentReference", "status": "current", "docStatus": "final",
       "type": {"coding": [{"system": "http://loinc.org", "code": "28570-0"}]},
       "subject": {"reference": "Patient/p1"},
       "context": {"encounter": [{"reference": "Encounter/open"}],
         "period": {"end": "2024-03-05T10:00:00-05:00"}},
       "content": [
         {"attachment": {"contentType": "text/plain;charset=utf-8", "data": "Zmlyc3Q="}}]}
      """;

  private static PersonaClient started(String kind) {
    PersonaClient client = PersonaClient.of(kind);
    client.addPatient();
    return client;
  }

  private static ObjectNode stored(PersonaClient client, String type, Answer created) {
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    return client.get("/" + type + "/" + created.createdId()).json();
  }

  @Test
  @ForFact({CREATE_KEEPS, REDUCED_TO_GMT_DATE, CREATE_BODY, EXISTING_REFERENCES})
  void oracleKeepsAFewElementsOfAProcedureAndItsDateInGmt() {
    try (PersonaClient client = started("oracle-like")) {
      Answer created = client.post("/Procedure", PROCEDURE);

      assertThat(created.text()).isEmpty();
      assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
      ObjectNode stored = stored(client, "Procedure", created);
      assertThat(stored.propertyNames())
          .containsExactlyInAnyOrder(
              "resourceType",
              "id",
              "meta",
              "status",
              "code",
              "subject",
              "encounter",
              "performedDateTime",
              "performer",
              "note");
      assertThat(FhirTree.text(stored, "performedDateTime")).isEqualTo("2024-03-06");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Procedure | completed | in-progress",
        "Observation | LA | PPRF",
        "Observation | Practitioner/d1 | PractitionerRole/d1",
        "Observation | valueQuantity | valueX",
        "Observation | vital-signs | survey",
        "Observation | effectiveDateTime | implicitRules",
        "DocumentReference | \"final\" | \"preliminary\"",
        "DocumentReference | text/plain;charset=utf-8 | text/plain",
        "DocumentReference | text/plain;charset=utf-8 | image/png",
        "DocumentReference | T10:00:00-05:00 | ''",
        "DocumentReference | Patient/p1 | Patient/none",
        "DocumentReference | Encounter/open | Encounter/none",
      })
  @ForFact({
    ACCEPTED_VALUES, VITAL_SIGNS_PERFORMER_FUNCTION, ACCEPTED_CATEGORIES, REFUSED_ELEMENTS,
    ATTACHMENT_TYPES, TIME_REQUIRED, EXISTING_REFERENCES, INVALID_STATUS
  })
  void oracleRefusesWhatItDoesNotAccept(String type, String accepted, String refused) {
    String valid =
        switch (type) {
          case "Procedure" -> PROCEDURE;
          case "Observation" -> VITAL_SIGN;
          default -> DOCUMENT;
        };
    String changed = valid.replace(accepted, refused);
    try (PersonaClient client = started("oracle-like")) {
      assertThat(changed).isNotEqualTo(valid);
      assertThat(client.post("/" + type, valid).status()).isEqualTo(201);

      assertThat(client.post("/" + type, changed).status()).isEqualTo(422);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"modifierExtension\": [{\"url\": \"urn:x\", \"valueBoolean\": true}], ",
        "\"note\": [{\"text\": \"x\"}], \"location\": {\"reference\": \"Location/none\"}, "
            + "\"performer\": [{\"modifierExtension\": [{\"url\": \"urn:x\","
            + " \"valueBoolean\": true}], \"actor\": {\"display\": \"x\"}}], ",
      })
  @ForFact(UNKNOWN_MODIFIER_EXTENSION_STATUS)
  void oracleRefusesModifierExtensionsAtAnyDepth(String extension) {
    String procedure =
        """
        {"resourceType": "Procedure", %s "status": "completed",
         "subject": {"reference": "Patient/p1"}}
        """
            .formatted(extension);
    try (PersonaClient client = started("oracle-like")) {
      assertThat(client.post("/Procedure", procedure).status()).isEqualTo(422);
    }
  }

  @Test
  @ForFact({MOST_ATTACHMENTS, ONE_KIND_OF_TYPE})
  void oracleAcceptsOneAttachmentAndOneKindOfType() {
    String two =
        DOCUMENT.replace(
            "\"content\": [",
            "\"content\": [{\"attachment\": {\"contentType\": \"application/pdf\", \"data\": \"eA==\"}},");
    String mixed =
        DOCUMENT.replace(
            "\"28570-0\"}", "\"28570-0\"}, {\"system\": \"urn:own\", \"code\": \"1\"}");
    String own = DOCUMENT.replace("http://loinc.org", "urn:own");
    try (PersonaClient client = started("oracle-like")) {
      assertThat(client.post("/DocumentReference", two).status()).isEqualTo(422);
      assertThat(client.post("/DocumentReference", mixed).status()).isEqualTo(422);
      assertThat(client.post("/DocumentReference", own).status()).isEqualTo(201);
    }
  }

  @Test
  @ForFact({SEARCH_REQUIRES, SEARCH_EXCLUDES})
  void oracleSearchesNeedAPatientAndOneOfTwoDates() {
    try (PersonaClient client = started("oracle-like")) {
      client.post("/Procedure", PROCEDURE);

      assertThat(client.get("/Procedure?date=2024-03-06").status()).isEqualTo(400);
      assertThat(client.get("/Procedure?patient=p1&date=2024-03-06").ids()).hasSize(1);
      assertThat(client.get("/Procedure?patient=p1&_lastUpdated=gt2020-01-01").ids()).hasSize(1);
      assertThat(
              client
                  .get("/Procedure?patient=p1&date=2024-03-06&_lastUpdated=gt2020-01-01")
                  .status())
          .isEqualTo(400);
      assertThat(client.get("/Procedure?patient=p1&identifier=V1").status()).isEqualTo(400);
    }
  }

  @Test
  @ForFact(STALE_STATUS)
  void oracleAnswersAStaleVersionWith409() {
    try (PersonaClient client = started("oracle-like")) {
      String id = client.post("/Observation", VITAL_SIGN).createdId();
      String update = VITAL_SIGN.replaceFirst("\\{", "{\"id\": \"" + id + "\",");
      String path = "/Observation/" + id;

      assertThat(client.send("PUT", path, update, "If-Match", "W/\"1\"").status()).isEqualTo(200);
      assertThat(client.send("PUT", path, update, "If-Match", "W/\"1\"").status()).isEqualTo(409);
    }
  }

  @Test
  @ForFact({REQUIRED_ELEMENTS, FIRST_ATTACHMENT_KEPT, CODE_FILING_FAILED})
  void epicKeepsTheFirstPlainTextOfADocumentOfAnEncounter() {
    String pdf = "{\"attachment\": {\"contentType\": \"application/pdf\", \"data\": \"eA==\"}}";
    String three =
        DOCUMENT
            .replace("\"content\": [", "\"content\": [" + pdf + ",")
            .replaceFirst(
                "]}\\s*$",
                ", {\"attachment\": {\"contentType\": \"text/plain\", \"data\": \"c2Vjb25k\"}}]}");
    try (PersonaClient client = started("epic-like")) {
      ObjectNode stored =
          stored(client, "DocumentReference", client.post("/DocumentReference", three));
      Answer onlyPdf =
          client.post(
              "/DocumentReference",
              DOCUMENT.replace("text/plain;charset=utf-8", "application/pdf"));
      Answer noEncounter =
          client.post("/DocumentReference", DOCUMENT.replace("\"encounter\"", "\"related\""));
      Answer unknownEncounter =
          client.post("/DocumentReference", DOCUMENT.replace("Encounter/open", "Encounter/none"));

      assertThat(FhirTree.values(stored, "content.attachment.data").toString())
          .isEqualTo("[\"Zmlyc3Q=\"]");
      assertThat(onlyPdf.status()).isEqualTo(400);
      assertThat(onlyPdf.code()).isEqualTo("59189");
      assertThat(noEncounter.status()).isEqualTo(400);
      assertThat(unknownEncounter.status()).isEqualTo(400);
      assertThat(unknownEncounter.code()).isEqualTo("59189");
    }
  }

  @Test
  @ForFact({DUPLICATES, CODE_DUPLICATE})
  void epicRefusesTheSameDocumentTwice() {
    try (PersonaClient client = started("epic-like")) {
      assertThat(client.post("/DocumentReference", DOCUMENT).status()).isEqualTo(201);

      Answer again = client.post("/DocumentReference", DOCUMENT);
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.code()).isEqualTo("59141");
      assertThat(client.post("/DocumentReference", DOCUMENT.replace("Zmlyc3Q=", "bmV3")).status())
          .isEqualTo(201);
    }
  }

  @Test
  @ForFact({ACCEPTED_CATEGORIES, OPEN_ENCOUNTER, CODE_NOT_FILEABLE, CODE_FILING_FAILED})
  void epicFilesVitalSignsOnOpenEncountersAndRadiotherapy() {
    try (PersonaClient client = started("epic-like")) {
      Answer survey = client.post("/Observation", VITAL_SIGN.replace("vital-signs", "survey"));
      Answer closed =
          client.post("/Observation", VITAL_SIGN.replace("Encounter/open", "Encounter/closed"));
      Answer none = client.post("/Observation", VITAL_SIGN.replace("\"encounter\"", "\"focus2\""));

      assertThat(client.post("/Observation", VITAL_SIGN).status()).isEqualTo(201);
      assertThat(survey.code()).isEqualTo("59188");
      assertThat(closed.code()).isEqualTo("59189");
      assertThat(none.code()).isEqualTo("59189");
      assertThat(client.post("/Procedure", PROCEDURE).code()).isEqualTo("59188");
      assertThat(client.post("/Procedure", PROCEDURE.replace("387713003", "108290001")).status())
          .isEqualTo(201);
    }
  }

  @Test
  @ForFact({VERSIONING, CREATE_BODY})
  void epicShowsNoVersions() {
    try (PersonaClient client = started("epic-like")) {
      Answer created = client.post("/Observation", VITAL_SIGN);

      assertThat(created.text()).isEmpty();
      assertThat(created.header("ETag")).isEmpty();
      assertThat(created.header("Location")).endsWith("/Observation/" + created.createdId());
      ObjectNode stored = stored(client, "Observation", created);
      assertThat(FhirTree.text(stored, "meta", "versionId")).isEmpty();
      assertThat(stored.path("valueQuantity").path("value").toString()).isEqualTo("6.0");
    }
  }

  @Test
  @ForFact({MOST_RESULTS, CODE_TOO_MANY, PAGE_SIZE})
  void epicReturnsAtMost100ResultsAndSaysSo() {
    try (PersonaClient client = started("epic-like")) {
      for (int i = 0; i < 105; i++) {
        client.add("{\"resourceType\": \"Observation\", \"id\": \"o" + i + "\"}");
      }
      Answer first = client.get("/Observation");
      Answer all = client.get("/Observation?_count=200");

      assertThat(FhirTree.values(first.json(), "entry.search.mode").toString())
          .isEqualTo("[" + "\"match\", ".repeat(20) + "\"outcome\"]");
      assertThat(all.ids()).hasSize(100);
      assertThat(all.text()).contains("4127");
      assertThat(client.get("/Observation?_id=o1").text()).doesNotContain("4127");
    }
  }

  @Test
  @ForFact({MERGED_STATUS, CODE_MERGED, RESTRICTED_STATUS, CODE_RESTRICTED})
  void epicRedirectsMergedPatientsAndProtectsRestrictedOnes() {
    try (PersonaClient client = started("epic-like")) {
      client.add(
          """
          {"resourceType": "Patient", "id": "old", "link": [
            {"type": "replaced-by", "other": {"reference": "Patient/p1"}}]}
          """,
          "{\"resourceType\": \"Patient\", \"id\": \"vip\", \"meta\": {\"security\": [{\"code\": \"R\"}]}}");
      Answer merged = client.get("/Patient/old");
      Answer restricted = client.get("/Patient/vip");

      assertThat(merged.status()).isEqualTo(301);
      assertThat(merged.code()).isEqualTo("4107");
      assertThat(merged.header("Location")).isEqualTo(client.ehr().base() + "/Patient/p1");
      assertThat(restricted.status()).isEqualTo(403);
      assertThat(restricted.code()).isEqualTo("4130");
    }
  }

  @Test
  @ForFact({LANDS_UNSIGNED, INLINE_TYPES_FAILING})
  void whatAthenaPracticeReceivesLandsUnsigned() {
    try (PersonaClient client = started("athena-practice-like")) {
      ObjectNode document =
          stored(client, "DocumentReference", client.post("/DocumentReference", DOCUMENT));
      ObjectNode observation =
          stored(client, "Observation", client.post("/Observation", VITAL_SIGN));
      String inline = DOCUMENT.replace("text/plain;charset=utf-8", "text/rtf");
      String byUrl = inline.replace("\"data\": \"Zmlyc3Q=\"", "\"url\": \"http://x.example/1\"");

      assertThat(FhirTree.text(document, "docStatus")).isEqualTo("preliminary");
      assertThat(FhirTree.text(observation, "status")).isEqualTo("preliminary");
      assertThat(client.post("/DocumentReference", inline).status()).isEqualTo(500);
      assertThat(client.post("/DocumentReference", byUrl).status()).isEqualTo(201);
    }
  }

  @Test
  @ForFact({
    CONTRACT_INTERACTIONS,
    CODE_BAD_ENCOUNTER,
    CODE_ENCOUNTER_LOCKED,
    CODE_PATIENT_EXISTS,
    CODE_NOT_FILEABLE,
    OPEN_ENCOUNTER,
    DUPLICATES
  })
  void eclinicalworksHasWritesByContractWithItsCodes() {
    SimulatedEhrOptions options = SimulatedEhrOptions.of("ecw-like");
    try (PersonaClient client = new PersonaClient(options.withContractWrites());
        PersonaClient without = new PersonaClient(options)) {
      client.addPatient();
      client.add(
          """
          {"resourceType": "Encounter", "id": "locked", "status": "finished",
           "meta": {"tag": [{"code": "locked"}]}, "class": {"code": "AMB"}}
          """);
      String patient =
          """
          {"resourceType": "Patient", "birthDate": "1980-04-05",
           "name": [{"family": "Testperson", "given": ["Ada"]}]}
          """;
      String drug =
          """
          {"resourceType": "MedicationAdministration", "status": "completed",
           "medicationCodeableConcept": {"text": "lidocaine"},
           "subject": {"reference": "Patient/p1"}, "context": {"reference": "Encounter/closed"},
           "effectiveDateTime": "2024-03-05"}
          """;

      assertThat(without.post("/Observation", VITAL_SIGN).status()).isEqualTo(405);
      assertThat(client.post("/Observation", VITAL_SIGN).status()).isEqualTo(201);
      assertThat(client.post("/MedicationAdministration", drug).status()).isEqualTo(201);
      assertThat(client.post("/Procedure", PROCEDURE).status()).isEqualTo(201);
      assertThat(client.get("/metadata").text()).doesNotContain("vread");
      assertThat(client.post("/Observation", VITAL_SIGN.replace("vital-signs", "survey")).code())
          .isEqualTo("613");
      assertThat(client.post("/Procedure", PROCEDURE.replace("/open", "/none")).code())
          .isEqualTo("123");
      assertThat(client.post("/Procedure", PROCEDURE.replace("/open", "/locked")).code())
          .isEqualTo("139");
      assertThat(client.post("/Patient", patient).code()).isEqualTo("202");
    }
  }
}
