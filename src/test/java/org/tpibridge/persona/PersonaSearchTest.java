package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of the simulated HAPI FHIR server; the results were compared with the JPA server's. */
class PersonaSearchTest {
  private static PersonaClient client;

  @BeforeAll
  static void start() {
    client = PersonaClient.of("hapi-like");
    client.addPatient();
    client.add(
        """
        {"resourceType": "Observation", "id": "o1", "status": "final",
         "identifier": [{"system": "urn:visit", "value": "V1"},
           {"system": "urn:clinician", "value": "a, b"}],
         "category": [{"coding": [{"code": "survey"}]}],
         "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
         "subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/open"},
         "effectiveDateTime": "2024-03-05T21:30:00-05:00",
         "valueQuantity": {"value": 6.5, "code": "1"}}
        """,
        """
        {"resourceType": "Procedure", "id": "pr1", "status": "completed",
         "subject": {"reference": "Patient/p1"},
         "performedPeriod": {"start": "2024-03-05T10:00:00Z", "end": "2024-03-05T11:00:00Z"}}
        """);
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?identifier=V1",
        "Observation?identifier=urn:visit|V1",
        "Observation?identifier=urn:visit|",
        "Observation?identifier=urn:clinician|a%5C,%20b",
        "Observation?identifier=x,V1",
        "Observation?patient=p1",
        "Observation?patient=Patient/p1",
        "Observation?subject=p1",
        "Observation?subject:Patient=p1",
        "Observation?encounter=open",
        "Observation?encounter=Encounter/open",
        "Observation?code=http://loinc.org|72514-3",
        "Observation?code=72514-3",
        "Observation?status=final,amended",
        "Observation?category=survey",
        "Observation?date=2024-03-05",
        "Observation?date=2024-03",
        "Observation?date=2024",
        "Observation?date=ge2024-03-05",
        "Observation?date=le2024-03-05",
        "Observation?date=gt2024-03-04",
        "Observation?date=lt2024-03-06",
        "Observation?date=sa2024-03-04",
        "Observation?date=eb2024-03-06",
        "Observation?date=ne2024-03-06",
        "Observation?date=2024-03-05T21:30:00-05:00",
        "Observation?date=2024-03-06T02:30:00Z",
        "Observation?date=ge2024-03-06T02:30:00Z",
        "Observation?date=ge2024-03-05&date=lt2024-03-06",
        "Observation?_id=o1",
        "Observation?_id=x,o1",
        "Observation?_lastUpdated=gt2020-01-01",
        "Observation?status:not=amended",
        "Observation?value-quantity=gt6",
        "Observation?value-quantity=6.5||1",
        "Observation?identifier=V1&patient=p1",
        "Procedure?date=2024-03-05",
        "Procedure?date=ge2024-03-05T10:30:00Z",
        "Procedure?encounter:missing=true",
        "Patient?family=testp",
        "Patient?family=TESTPERSON",
        "Patient?given=ada",
        "Patient?name=test",
        "Patient?name=ad",
        "Patient?birthdate=1980-04-05",
        "Patient?birthdate=1980",
        "Patient?family:exact=Testperson",
        "Patient?name:contains=perso",
        "Patient?identifier=urn:mrn|1&birthdate=1980-04-05",
        "Observation?_sort=-date",
        "Observation?_sort=_lastUpdated"
      })
  void finds(String search) {
    assertThat(client.get("/" + search).ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?identifier=v1x",
        "Observation?identifier=urn:other|V1",
        "Observation?identifier=|V1",
        "Observation?patient=p2",
        "Observation?subject:Group=p1",
        "Observation?encounter=closed",
        "Observation?code=urn:x|72514-3",
        "Observation?status=draft",
        "Observation?date=2024-03-06",
        "Observation?date=2024-03-07",
        "Observation?date=2023",
        "Observation?date=lt2024-03-05",
        "Observation?date=gt2024-03-05",
        "Observation?date=sa2024-03-05",
        "Observation?date=eb2024-03-05",
        "Observation?_id=o2",
        "Observation?_lastUpdated=lt2020-01-01",
        "Observation?value-quantity=lt6",
        "Observation?value-quantity=6.5||kg",
        "Observation?identifier=V1&patient=p2",
        "Procedure?date=2024-03-06",
        "Patient?family=estperson",
        "Patient?family:exact=testperson",
        "Patient?given=testperson",
        "Patient?birthdate=1981",
        "Patient?identifier=urn:mrn|1&birthdate=1980-04-06"
      })
  void findsNothing(String search) {
    assertThat(client.get("/" + search).ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?foo=1", "Observation?date=yesterday", "Observation?date=2024-13-01",
        "Patient?family:nonsense=x", "Observation?patient.name=x", "Observation?_has:x:y:z=1",
        "Observation?value-quantity=abc", "Observation?_sort=foo", "Observation?subject:X.y=1"
      })
  void refuses(String search) {
    assertThat(client.get("/" + search).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Observation?_include=Observation:subject, 2",
    "Observation?_include=Observation:encounter, 2",
    "Observation?_include=Procedure:subject, 1",
    "Patient?_revinclude=Observation:subject, 2",
    "Patient?_revinclude=Observation:subject&_revinclude=Procedure:patient, 3",
    "Observation?_summary=count, 0",
  })
  void includes(String search, int entries) {
    assertThat(client.get("/" + search).ids()).hasSize(entries);
    assertThat(client.get("/" + search).json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aSearchCanBeAForm() {
    assertThat(
            client
                .post(
                    "/Observation/_search",
                    "identifier=urn:visit%7CV1",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .ids())
        .containsExactly("o1");
  }
}
