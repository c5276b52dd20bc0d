package org.tpibridge.store.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.search.ResourceSearch.PageGoneException;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;

/** The results of searches, which are the same on both databases. */
@OnEachDatabase
class ResourceSearchContractTest {
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String LONG =
      "a very long answer that continues far beyond the length of the index key, up to its last word";

  /** A search and the ids that it must find. */
  private static final List<String> SEARCHES =
      List.of(
          // Codes.
          "Patient?gender=female p1,p3",
          "Patient?gender=FEMALE p1,p3",
          "Patient?gender=http://hl7.org/fhir/administrative-gender|male p2",
          "Patient?gender=urn:other|male -",
          "Patient?gender=female,male p1,p2,p3",
          "Patient?gender:not=female p2",
          "Patient?gender:not=female,male -",
          "Patient?identifier=urn:mrn|1-p1 p1",
          "Patient?identifier=urn:mrn| p1,p2,p3",
          "Patient?identifier=|1-p1 -",
          "Patient?telecom=|555\\,6 p2",
          "Patient?telecom:missing=true p1,p3",
          "Patient?telecom:missing=false p2",
          "Patient?deceased=false p1,p2,p3",
          "Observation?code:not=a o4",
          "Observation?combo-code=a o1,o2,o3",
          "Observation?_tag=urn:t|x o4",
          // Strings.
          "Patient?family=winter p1",
          "Patient?family=OSØR p2",
          "Patient?family=berg -",
          "Patient?family:contains=BERG p1",
          "Patient?family:exact=Winterberg p1",
          "Patient?family:exact=winterberg -",
          "Patient?name=ana p1,p2,p3",
          "Patient?phonetic=ana p1,p2,p3",
          "Patient?family=altmann -",
          "Patient?family=neumann p3",
          "Observation?value-string=A very long answer that continues far beyond the length of the"
              + " index key o4",
          // References.
          "Observation?subject=Patient/p1 o1,o2",
          "Observation?subject=p1 o1,o2",
          "Observation?subject:Patient=p1 o1,o2",
          "Observation?subject:Group=p1 -",
          "Observation?patient=p1 o1,o2",
          "Observation?patient=Patient/p1,Patient/p2 o1,o2,o3",
          "Observation?patient=Group/p1 -",
          "Observation?subject=https://ehr.example/Patient/p1 o4",
          "Observation?patient=https://ehr.example/Patient/p1 -",
          "Observation?patient:missing=true o4",
          "Observation?subject:missing=true -",
          "Observation?encounter=Encounter/later o1,o2,o3",
          "Observation?encounter=later o1,o2,o3",
          "Observation?focus:identifier=urn:f|F1 o4",
          "Observation?focus:missing=false o4",
          // Dates.
          "Observation?date=2024-03-10 o1,o2",
          "Observation?date=2024-03-10T10:00:00Z o1",
          "Observation?date=2024-03-10T11:00:00+01:00 o1",
          "Observation?date=2024-03-10T10:00 o1",
          "Observation?date=2024-03-10T10:00:00.000Z -",
          "Observation?date=2024 o1,o2,o3",
          "Observation?date=ne2024-03-10 o3",
          "Observation?date=gt2024-03-10 o3",
          "Observation?date=gt2024-03-10T10:00:00Z o2,o3",
          "Observation?date=lt2024-03-10T10:00:00Z o2",
          "Observation?date=ge2024-03-10 o1,o2,o3",
          "Observation?date=le2024-03-10 o1,o2",
          "Observation?date=sa2024-03-10 o3",
          "Observation?date=eb2024-04-01 o1,o2",
          "Observation?date=eb2024-03-10 -",
          "Observation?date=ap2024-05 o1,o2,o3",
          "Observation?date=ap2026-03 -",
          "Observation?date=ge2024-03-01&date=lt2024-04-01 o1,o2",
          "Procedure?date=2024-03 t1",
          "Procedure?date=gt2024-03-25 t2",
          "Procedure?date=sa2024-03-10 -",
          "Procedure?date=eb2024-03-11 t3",
          "Procedure?date=ap2024-03-05 t1,t2,t3",
          // Quantities.
          "Observation?value-quantity=7 o1",
          "Observation?value-quantity=7.00 o1",
          "Observation?value-quantity=5 o2,o3",
          "Observation?value-quantity=5.4 o2",
          "Observation?value-quantity=5.42 -",
          "Observation?value-quantity=ne5 o1",
          "Observation?value-quantity=gt5 o1,o2",
          "Observation?value-quantity=ge5 o1,o2,o3",
          "Observation?value-quantity=lt5.4 o3",
          "Observation?value-quantity=le5.4 o2,o3",
          "Observation?value-quantity=ap5.1 o2,o3",
          "Observation?value-quantity=5.4|http://unitsofmeasure.org|{score} o2",
          "Observation?value-quantity=5.4|urn:other|{score} -",
          "Observation?value-quantity=5.4||points o2",
          "Observation?value-quantity=5.4||{score} o2",
          "Observation?combo-value-quantity=gt6 o1",
          // Parameters of all resources.
          "Observation?_profile=urn:profile:a o4",
          "Observation?_profile=urn:profile -",
          "Observation?_id=o2,o3 o2,o3",
          "Observation?_id=o2&value-quantity=gt6 -",
          "Observation?_lastUpdated=2026-03-04T05:08:07Z o4",
          "Observation?_lastUpdated=lt2026-03-04T05:08:07Z o1,o2,o3",
          "Patient?_lastUpdated=gt2026-03-04T05:10:08Z p3",
          // Combinations.
          "Observation?patient=p1&date=2024-03-10&value-quantity=gt6&code=a&status=final o1",
          "Observation?patient=p1&code:not=a -");

  private final SearchableStore store;

  ResourceSearchContractTest(TestDatabase database) {
    store = new SearchableStore(database);
    store.add(
        List.of(patient("p1", "Winterberg", "female"), patient("p2", "O'Søren", "male")), at(0));
    store.add(
        List.of(
            pain("o1", "Patient/p1", "2024-03-10T10:00:00Z", "7.0"),
            pain("o2", "Patient/p1", "2024-03-10", "5.4"),
            pain("o3", "Patient/p2", "2024-04", "5"),
            lasting("t1", "2024-03-01", "2024-03-20"),
            lasting("t2", "2024-03-01", null),
            lasting("t3", null, "2024-03-10")),
        at(1));
    Observation said = new Observation();
    said.setId("o4");
    said.getSubject().setReference("https://ehr.example/Patient/p1");
    said.addFocus().getIdentifier().setSystem("urn:f").setValue("F1");
    said.setValue(new org.hl7.fhir.r4.model.StringType(LONG));
    said.getMeta().addProfile("urn:profile:a").addTag().setSystem("urn:t").setCode("x");
    store.add(List.of(said), at(2));
    Observation gone = pain("gone", "Patient/p1", "2024-03-10", "9");
    store.add(List.of(gone), at(3));
    store.delete(gone, at(4));
    store.add(List.of(patient("p3", "Altmann", "female")), at(5));
    store.add(List.of(patient("p3", "Neumann", "female")), at(6));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** One test for all searches, because each test has to store all resources first. */
  @Test
  void searchesFindWhatFhirDefines() {
    SoftAssertions softly = new SoftAssertions();
    for (String line : SEARCHES) {
      int space = line.lastIndexOf(' ');
      String search = line.substring(0, space);
      String ids = line.substring(space + 1);
      List<String> expected = ids.equals("-") ? List.of() : List.of(ids.split(",", -1));
      SearchQuery query = store.query(search);
      softly.assertThat(query.findings()).as(search).isEmpty();
      softly.assertThat(store.ids(query, 100)).as(search).isEqualTo(expected);
      softly.assertThat(store.count(query)).as(search).isEqualTo(expected.size());
    }
    softly.assertAll();
  }

  @Test
  void invalidSearchesAreRefused() {
    assertThat(
            List.of(
                "Patient?gender:above=x",
                "Patient?gender=",
                "Patient?birthdate=yesterday",
                "Patient?birthdate=gt5",
                "Patient?birthdate=2024-13",
                "Patient?family=",
                "Patient?family=.",
                "Patient?family:contains=_",
                "Patient?family:sounds=x",
                "Patient?family:missing=perhaps",
                "Observation?value-quantity=much",
                "Observation?value-quantity=5|mg",
                "Observation?subject=",
                "Observation?subject:name=x",
                "Observation?_profile:below=x",
                "Observation?_id:not=x",
                "Observation?_lastUpdated=soon"))
        .allSatisfy(
            search ->
                assertThat(store.query(search).findings())
                    .extracting(Finding::code)
                    .containsExactly("TPI-SEARCH-VALUE"));
  }

  @Test
  void unknownParameterIsRefusedWithAListOfSupportedOnes() {
    assertThat(store.query("Patient?surname=x").findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("TPI-SEARCH-PARAMETER");
              assertThat(finding.suggestion().orElseThrow()).contains("family");
            });
  }

  @Test
  void compositeParameterIsRefused() {
    assertThat(store.query("Observation?code-value-quantity=a$gt5").findings())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).contains("use one parameter for each value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&_sort=_id", "&_sort=_lastUpdated", "&_sort=-_lastUpdated"})
  void pagesAreConsistent(String order) {
    SearchQuery every = store.query("Observation?_lastUpdated=gt2000" + order);
    List<String> expected = new ArrayList<>(List.of("o1", "o2", "o3", "o4"));
    if (order.endsWith("=-_lastUpdated")) {
      Collections.reverse(expected);
    }

    assertThat(store.ids(every, 1)).isEqualTo(expected);
    assertThat(store.ids(every, 3)).isEqualTo(expected);
  }

  @Test
  void matchContainsTheVersion() {
    List<SearchMatch> found = store.find(store.query("Patient?_id=p3"), SearchPage.first(10));

    assertThat(found)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.version()).isEqualTo(2);
              assertThat(one.updated()).isEqualTo(at(6));
            });
  }

  @Test
  void contentsAreReadWithThePage() {
    String json = "{\"resourceType\":\"Patient\",\"id\":\"read\",\"active\":true}";
    store.addContent("Patient", "read", json);

    assertThat(store.read(store.query("Patient?active=true"), SearchPage.first(10)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.match().id()).isEqualTo("read");
              assertThat(found.match().version()).isEqualTo(1);
              assertThat(found.json()).asString(UTF_8).isEqualTo(json);
              assertThat(found.toString()).doesNotContain("active");
            });
  }

  @Test
  void pageAfterAnErasedMatchIsRefused() {
    SearchQuery query = store.query("Patient?gender=female&_sort=family");
    SearchMatch erased = new SearchMatch("Patient", "erased", -1, 1, at(0));

    assertThatThrownBy(() -> store.find(query, SearchPage.after(erased, 10)))
        .isInstanceOf(PageGoneException.class)
        .hasMessageContaining("Search again");
  }

  @Test
  void versionWithoutIndexValuesIsIndexedByItsContent() {
    store.addContent(
        "Patient", "read", "{\"resourceType\":\"Patient\",\"id\":\"read\",\"active\":true}");

    assertThat(store.ids("Patient?active=true")).containsExactly("read");
  }

  /** Long or unusual texts from any source must not stop an import. */
  @Test
  void anyTextCanBeIndexed() {
    String endless = "x\0\ud800".repeat(3000);
    Patient patient = patient("strange", endless, "female");
    patient.addIdentifier().setSystem(endless).setValue(endless);
    patient.getManagingOrganization().setReference("urn:x:" + endless);
    patient.addGeneralPractitioner().setReference("Practitioner/" + endless);
    patient.getMeta().addProfile(endless);

    store.add(List.of(patient), at(7));
    store.delete(patient, at(8));

    assertThat(store.ids("Patient?_id=strange")).isEmpty();
  }

  private static Instant at(int minutes) {
    return SearchableStore.STORED_AT.plusSeconds(60L * minutes);
  }

  private static Patient patient(String id, String family, String gender) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addName().setFamily(family).addGiven("Ana");
    patient.getGenderElement().setValueAsString(gender);
    patient.addIdentifier().setSystem("urn:mrn").setValue("1-" + id);
    if (id.equals("p2")) {
      patient.addTelecom().setValue("555,6");
    }
    return patient;
  }

  private static Observation pain(String id, String subject, String time, String value) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.getStatusElement().setValueAsString("final");
    observation.getCode().addCoding().setSystem("urn:s").setCode("a");
    observation.getSubject().setReference(subject);
    observation.getEncounter().setReference("Encounter/later");
    observation.setEffective(new DateTimeType(time));
    observation
        .getValueQuantity()
        .setValue(new BigDecimal(value))
        .setSystem(UCUM)
        .setCode("{score}")
        .setUnit("points");
    return observation;
  }

  private static Resource lasting(String id, String start, String end) {
    Period period = new Period();
    if (start != null) {
      period.setStartElement(new DateTimeType(start));
    }
    if (end != null) {
      period.setEndElement(new DateTimeType(end));
    }
    Procedure procedure = new Procedure().setPerformed(period);
    procedure.setId(id);
    return procedure;
  }
}
