package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.StringClientParam;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HAPI's generic client with each kind of EHR: what is declared works, and nothing else. */
class PersonaHapiClientTest {
  private static final String PROCEDURE =
      """
      {"resourceType": "Procedure", "status": "completed", "subject": {"reference": "Patient/p1"},
       "category": {"coding": [{"code": "108290001"}]}, "code": {"text": "injection"},
       "performedDateTime": "2024-03-05"}
      """;
  private static final String OBSERVATION =
      """
      {"resourceType": "Observation", "status": "final",
       "category": [{"coding": [{"code": "vital-signs"}]}], "code": {"text": "weight"},
       "subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/open"},
       "performer": [{"reference": "Practitioner/d1", "extension": [{
         "url": "http://hl7.org/fhir/StructureDefinition/event-performerFunction",
         "valueCodeableConcept": {"coding": [{"code": "LA"}]}}]}],
       "valueQuantity": {"value": 60.50, "unit": "kg"}}
      """;
  private static final String DOCUMENT =
      """
      {"resourceType": "DocumentReference", "status": "current", "docStatus": "final",
       "type": {"coding": [{"system": "http://loinc.org", "code": "28570-0"}]},
       "subject": {"reference": "Patient/p1"},
       "context": {"encounter": [{"reference": "Encounter/open"}],
         "period": {"end": "2024-03-05T10:00:00Z"}},
       "content": [{"attachment": {"contentType": "text/plain;charset=utf-8", "data": "eA=="}}]}
      """;
  private static final String RESPONSE =
      "{\"resourceType\": \"QuestionnaireResponse\", \"status\": \"completed\"}";

  static Stream<String> kinds() {
    return SimulatedEhrOptions.kinds().stream();
  }

  private static Resource resource(String type) {
    String json =
        switch (type) {
          case "Procedure" -> PROCEDURE;
          case "Observation" -> OBSERVATION;
          case "DocumentReference" -> DOCUMENT;
          default -> RESPONSE;
        };
    return (Resource) PersonaClient.CONTEXT.newJsonParser().parseResource(json);
  }

  private static boolean isCreated(IGenericClient client, String type) {
    try {
      MethodOutcome outcome = client.create().resource(resource(type)).execute();
      assertThat(outcome.getId().getIdPart()).isNotEmpty();
      return outcome.getCreated();
    } catch (BaseServerResponseException e) {
      assertThat(e.getStatusCode()).as(e.getMessage()).isIn(404, 405);
      assertThat(e.getOperationOutcome()).isNotNull();
      return false;
    }
  }

  /** Which of four types can be created, as published. */
  @ParameterizedTest
  @CsvSource({
    "epic-like, true, true, true, true",
    "oracle-like, true, true, true, false",
    "athena-like, false, false, false, true",
    "athena-practice-like, false, true, true, false",
    "ecw-like, false, false, false, true",
    "nextgen-like, false, false, false, false",
    "hapi-like, true, true, true, true"
  })
  void creates(
      String kind, boolean procedure, boolean observation, boolean document, boolean response) {
    try (PersonaClient persona = PersonaClient.of(kind)) {
      persona.addPatient();
      IGenericClient client = persona.hapi();

      assertThat(isCreated(client, "Procedure")).isEqualTo(procedure);
      assertThat(isCreated(client, "Observation")).isEqualTo(observation);
      assertThat(isCreated(client, "DocumentReference")).isEqualTo(document);
      assertThat(isCreated(client, "QuestionnaireResponse")).isEqualTo(response);
    }
  }

  /** Which of three types can be updated, as published. */
  @ParameterizedTest
  @CsvSource({
    "epic-like, true, true, true",
    "oracle-like, false, true, true",
    "athena-like, false, false, false",
    "athena-practice-like, false, false, false",
    "ecw-like, false, false, false",
    "nextgen-like, false, false, false",
    "hapi-like, true, true, true"
  })
  void updates(String kind, boolean procedure, boolean observation, boolean document) {
    try (PersonaClient persona = PersonaClient.of(kind)) {
      persona.addPatient();
      for (String type : new String[] {"Procedure", "Observation", "DocumentReference"}) {
        persona.ehr().add(List.of(resource(type).setId("x1")));
      }
      IGenericClient client = persona.hapi();

      assertThat(isUpdated(client, "Procedure")).isEqualTo(procedure);
      assertThat(isUpdated(client, "Observation")).isEqualTo(observation);
      assertThat(isUpdated(client, "DocumentReference")).isEqualTo(document);
    }
  }

  private static boolean isUpdated(IGenericClient client, String type) {
    Resource changed = (Resource) client.read().resource(type).withId("x1").execute();
    changed.setLanguage("en-US");
    try {
      client.update().resource(changed).execute();
      Resource read = (Resource) client.read().resource(type).withId("x1").execute();
      return "en-US".equals(read.getLanguage());
    } catch (BaseServerResponseException e) {
      assertThat(e.getStatusCode()).isIn(404, 405);
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void patientsAreFoundByIdentifierAndName(String kind) {
    try (PersonaClient persona = PersonaClient.of(kind)) {
      persona.addPatient();
      IGenericClient client = persona.hapi();

      Bundle byIdentifier =
          client
              .search()
              .forResource(Patient.class)
              .where(new TokenClientParam("identifier").exactly().systemAndCode("urn:mrn", "1"))
              .returnBundle(Bundle.class)
              .execute();
      Bundle byName =
          client
              .search()
              .forResource(Patient.class)
              .where(new StringClientParam("family").matches().value("testperson"))
              .and(Patient.BIRTHDATE.exactly().day("1980-04-05"))
              .returnBundle(Bundle.class)
              .execute();

      assertThat(byIdentifier.getEntryFirstRep().getResource().getIdPart()).isEqualTo("p1");
      assertThat(byName.getTotal()).isEqualTo(1);
      assertThatThrownBy(
              () ->
                  client.search().byUrl("Patient?nonsense=1").returnBundle(Bundle.class).execute())
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void onlyHapiHasTransactionsAndDeletes(String kind) {
    try (PersonaClient persona = PersonaClient.of(kind)) {
      persona.addPatient();
      persona.ehr().add(List.of(resource("Observation").setId("x1")));
      IGenericClient client = persona.hapi();
      Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);

      if (kind.equals("hapi-like")) {
        assertThat(client.transaction().withBundle(transaction).execute().getType())
            .isEqualTo(BundleType.TRANSACTIONRESPONSE);
        client.delete().resourceById("Observation", "x1").execute();
      } else {
        assertThatThrownBy(() -> client.transaction().withBundle(transaction).execute())
            .isInstanceOfSatisfying(
                BaseServerResponseException.class,
                e -> assertThat(e.getStatusCode()).isEqualTo(501));
        assertThatThrownBy(() -> client.delete().resourceById("Observation", "x1").execute())
            .isInstanceOfSatisfying(
                BaseServerResponseException.class,
                e -> assertThat(e.getStatusCode()).isEqualTo(405));
        assertThat(client.read().resource(Observation.class).withId("x1").execute().getIdPart())
            .isEqualTo("x1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"epic-like", "hapi-like"})
  void whatIsWrittenIsReadWithTheSameDigits(String kind) {
    try (PersonaClient persona = PersonaClient.of(kind)) {
      persona.addPatient();
      IGenericClient client = persona.hapi();
      String id = client.create().resource(resource("Observation")).execute().getId().getIdPart();

      Observation read = client.read().resource(Observation.class).withId(id).execute();

      assertThat(read.getValueQuantity().getValue().toPlainString()).isEqualTo("60.50");
    }
  }
}
