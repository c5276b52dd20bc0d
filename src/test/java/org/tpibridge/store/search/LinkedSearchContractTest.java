package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.IncludedResources;

/** Searches by resources that refer to each other, and resources that are added to the results. */
@OnEachDatabase
class LinkedSearchContractTest {

  /** A search and the ids that it must find. */
  private static final List<String> SEARCHES =
      List.of(
          // Chained parameters.
          "Observation?patient.identifier=urn:mrn|1 o1,o2",
          "Observation?patient.family=berg o3",
          "Observation?patient.family:exact=Bergen o3",
          "Observation?patient.gender:not=female o3",
          "Observation?subject:Patient.name=winter o1,o2",
          "Observation?subject:Patient._id=p1,p2 o1,o2,o3",
          "Observation?subject:Group.identifier=urn:mrn|1 -",
          "Observation?encounter.status=finished o1,o3",
          "Observation?encounter.location.name=room o1",
          "Observation?encounter.patient.family=winter&code=a o1",
          "Observation?patient.identifier=nobody -",
          "Observation?patient.family=winter,berg&code=b o2",
          "Encounter?location:missing=true e2",
          // The replaced record's data is that of the patient that replaces it.
          "Observation?patient.family=sommer o1,o2",
          // Reverse chaining.
          "Patient?_has:Observation:patient:code=b p1",
          "Patient?_has:Observation:subject:code=a p1,p2",
          "Patient?_has:Observation:patient:code=nothing -",
          "Patient?_has:Observation:patient:code:not=a p1",
          "Patient?_has:Observation:patient:encounter.status=finished&family=berg p2",
          "Patient?_has:Encounter:patient:_has:Observation:encounter:code=a p1,p2",
          "Location?_has:Encounter:location:patient.family=winter l1",
          // Its encounter was stored after the observation.
          "Encounter?_has:Observation:encounter:code=a e1,e2");

  private final SearchableStore store;

  LinkedSearchContractTest(TestDatabase database) {
    store = new SearchableStore(database);
    Patient first = patient("p1", "1", "Winter", "female");
    Patient merging = patient("p3", "3", "Sommer", "female");
    Patient replaced = patient("p1", "1", "Winter", "female");
    replaced.addLink().setType(Patient.LinkType.REPLACEDBY).getOther().setReference("Patient/p3");
    store.add(
        List.of(first, patient("p2", "2", "Bergen", "male"), merging, encounter("e1", "p1", "l1")),
        SearchableStore.STORED_AT);
    Location room = new Location().setName("Room 2");
    room.setId("l1");
    store.add(
        List.of(
            observation("o1", "p1", "e1", "a"),
            observation("o2", "p1", null, "b"),
            observation("o3", "p2", "e2", "a"),
            observation("gone", "p1", "e1", "b"),
            room,
            replaced),
        SearchableStore.STORED_AT);
    store.delete(observation("gone", "p1", "e1", "b"), SearchableStore.STORED_AT);
    Provenance source = new Provenance();
    source.setId("s1");
    source.addTarget().setReference("Observation/o1");
    source.addTarget().setReference("Observation/o2");
    store.add(List.of(encounter("e2", "p2", null), source), SearchableStore.STORED_AT);
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
      String search = line.substring(0, line.lastIndexOf(' '));
      String ids = line.substring(line.lastIndexOf(' ') + 1);
      List<String> expected = ids.equals("-") ? List.of() : List.of(ids.split(",", -1));
      SearchQuery query = store.query(search);
      softly.assertThat(query.findings()).as(search).isEmpty();
      softly
          .assertThat(new TreeSet<>(store.ids(query, 100)))
          .as(search)
          .isEqualTo(new TreeSet<>(expected));
      softly.assertThat(store.count(query)).as(search).isEqualTo(expected.size());
    }
    softly.assertAll();
  }

  @Test
  void includedResourcesAreReadWithTheirContents() {
    SoftAssertions softly = new SoftAssertions();
    for (String line :
        List.of(
            "Observation?code=a&_include=Observation:patient Patient/p1,Patient/p2",
            "Observation?_id=o1&_include=Observation:subject:Patient Patient/p1",
            "Observation?_id=o1&_include=Observation:subject:Group -",
            "Observation?code=a&_include=Observation:encounter Encounter/e1,Encounter/e2",
            "Observation?_id=o1&_include=Observation:encounter"
                + "&_include:iterate=Encounter:location Encounter/e1,Location/l1",
            "Observation?_id=o1&_include=Observation:encounter&_include=Encounter:location"
                + " Encounter/e1",
            "Observation?_id=o1&_revinclude=Provenance:target Provenance/s1",
            "Observation?_id=o1,o2&_revinclude=Provenance:target&_include=Observation:patient"
                + " Patient/p1,Provenance/s1",
            "Encounter?_id=e2&_revinclude=Observation:encounter Observation/o3",
            "Encounter?_id=e1&_revinclude=Observation:encounter"
                + "&_revinclude:iterate=Provenance:target Observation/o1,Provenance/s1",
            "Patient?_id=p2&_revinclude=Observation:subject:Patient Observation/o3",
            "Patient?_id=p2&_revinclude=Observation:subject:Group -",
            "Patient?_id=p2&_revinclude=Observation:focus -",
            "Patient?_id=nobody&_revinclude=Observation:patient -")) {
      String search = line.substring(0, line.lastIndexOf(' '));
      String expected = line.substring(line.lastIndexOf(' ') + 1);
      SearchQuery query = store.query(search);
      softly.assertThat(query.findings()).as(search).isEmpty();
      IncludedResources included = store.included(query, 10);
      softly.assertThat(included.complete()).as(search).isTrue();
      softly
          .assertThat(names(included))
          .as(search)
          .isEqualTo(expected.equals("-") ? Set.of() : Set.of(expected.split(",", -1)));
    }
    softly.assertAll();
  }

  /** The encounter of o3 is stored after it. */
  @Test
  void aReferenceToAResourceThatIsStoredLaterIsResolved() {
    assertThat(store.ids("Observation?encounter=e2")).containsExactly("o3");
    assertThat(store.ids("Observation?encounter.patient.family=bergen")).containsExactly("o3");
  }

  @Test
  void includedResourcesAreLimited() {
    SearchQuery query =
        store.query(
            "Observation?code=a&_include=Observation:patient&_include=Observation:encounter");

    IncludedResources some = store.included(query, 3);

    assertThat(some.resources()).hasSize(3);
    assertThat(some.complete()).isFalse();
    assertThat(store.included(query, 4).complete()).isTrue();
  }

  @Test
  void otherLinksAreRefusedWithAReason() {
    SoftAssertions softly = new SoftAssertions();
    for (String line :
        List.of(
            "Observation?subject.name=x|subject.name|subject:Type.name",
            "Observation?subject:Nothing.name=x|subject:Nothing.name|Patient",
            "Observation?patient:Group.name=x|patient:Group.name|Patient",
            "Observation?code.text=x|code.text|encounter",
            "Observation?patient.nonsense=x|nonsense|family",
            "Observation?nonsense.name=x|nonsense|patient",
            "Observation?patient.birthdate=x|birthdate|ISO date",
            "Observation?patient.organization.partof.partof.partof.name=x|partof.partof.name|3 at most",
            "Patient?_has:Observation:patient=x|_has:Observation:patient|_has:Type:reference",
            "Patient?_has:Nothing:patient:code=x|_has:Nothing:patient:code|_has:Type:reference",
            "Patient?_has:Observation:nonsense:code=x|_has:Observation:nonsense:code|subject",
            "Patient?_has:Observation:encounter:code=x|_has:Observation:encounter:code|subject",
            "Patient?_has:Observation:patient:nonsense=x|nonsense|value-quantity",
            "Observation?_include=*|_include|Observation:patient",
            "Observation?_include=Observation:code|_include|Observation:patient",
            "Observation?_include=Observation:patient:Group|_include|Observation:patient",
            "Observation?_include:each=Observation:patient|_include|:iterate",
            "Observation?_revinclude=Provenance|_revinclude|Provenance:target",
            "QuestionnaireResponse?_include=QuestionnaireResponse:questionnaire|_include|subject",
            "QuestionnaireResponse?questionnaire.url=x|questionnaire.url|subject",
            "Observation?code:above=x|code|:missing, :not",
            "Observation?code:of-type=x|code|:missing, :not",
            "Observation?date:not=2024|date|:missing")) {
      String[] parts = line.split("\\|", -1);
      softly
          .assertThat(store.query(parts[0]).findings())
          .as(line)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.message()).contains("\"" + parts[1] + "\"");
                assertThat(finding.suggestion().orElse("")).contains(parts[2]);
              });
    }
    softly.assertAll();
  }

  private static Set<String> names(IncludedResources included) {
    return included.resources().stream()
        .map(FoundResource::match)
        .map(match -> match.type() + "/" + match.id())
        .collect(Collectors.toSet());
  }

  private static Patient patient(String id, String mrn, String family, String gender) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem("urn:mrn").setValue(mrn);
    patient.addName().setFamily(family);
    patient.getGenderElement().setValueAsString(gender);
    return patient;
  }

  private static Encounter encounter(String id, String patient, String location) {
    Encounter encounter = new Encounter();
    encounter.setId(id);
    encounter.getStatusElement().setValueAsString("finished");
    encounter.getSubject().setReference("Patient/" + patient);
    if (location != null) {
      encounter.addLocation().getLocation().setReference("Location/" + location);
    }
    return encounter;
  }

  private static Resource observation(String id, String patient, String encounter, String code) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.getCode().addCoding().setSystem("urn:s").setCode(code);
    observation.getSubject().setReference("Patient/" + patient);
    if (encounter != null) {
      observation.getEncounter().setReference("Encounter/" + encounter);
    }
    return observation;
  }
}
