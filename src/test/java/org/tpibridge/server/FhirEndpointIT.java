package org.tpibridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.server.TestServer.Answer;
import org.tpibridge.validation.conformance.DefinitionPackage;

/** Reading and searching by clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirEndpointIT {
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = TestServer.start(folder);
    server.importVisits(
        VisitRow.of("V-1", "70001").with("visit_start", "2024-03-04").with("pain_later", "48h: 3"),
        VisitRow.of("V-2", "70001").with("visit_start", "2024-03-11"),
        VisitRow.of("V-3", "70002")
            .with("visit_start", "2024-03-12")
            .with("patient_last", "Nilsen")
            .with("patient_first", "Kari")
            .with("birth_date", "1990-01-01"));
    // The second version.
    server.importVisits(
        VisitRow.of("V-2", "70001").with("visit_start", "2024-03-11").with("pain_after", "1"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private IGenericClient client() {
    TestServer.FHIR
        .getRestfulClientFactory()
        .setServerValidationMode(ServerValidationModeEnum.NEVER);
    IGenericClient client = TestServer.FHIR.newRestfulGenericClient(server.base());
    client.registerInterceptor(new BearerTokenAuthInterceptor(TestServer.TOKEN));
    return client;
  }

  private Patient patient(String mrn) {
    Bundle found =
        client()
            .search()
            .forResource(Patient.class)
            .where(new TokenClientParam("identifier").exactly().code(mrn))
            .returnBundle(Bundle.class)
            .execute();
    assertThat(found.getEntry()).hasSize(1);
    return (Patient) found.getEntryFirstRep().getResource();
  }

  @Test
  void hapisClientReadsAndSearches() {
    IGenericClient client = client();
    Patient patient = patient("70002");
    assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Nilsen");
    assertThat(patient.getMeta().getVersionId()).isEqualTo("1");
    assertThat(patient.getMeta().getLastUpdated()).isNotNull();
    Patient read =
        client.read().resource(Patient.class).withId(patient.getIdElement().getIdPart()).execute();
    assertThat(read.equalsDeep(patient)).isTrue();
    assertThatThrownBy(() -> client.read().resource(Patient.class).withId("none").execute())
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Patient/none does not exist.");
    Bundle visits =
        client
            .search()
            .byUrl("Encounter?patient=" + patient.getIdElement().getIdPart())
            .returnBundle(Bundle.class)
            .execute();
    assertThat(visits.getEntry())
        .extracting(entry -> ((Encounter) entry.getResource()).getIdentifierFirstRep().getValue())
        .containsExactly("V-3");
  }

  @Test
  void earlierVersionsAreRead() {
    Bundle scores = server.get("Observation?identifier=V-2/pain/after").as(Bundle.class);
    String id = scores.getEntryFirstRep().getResource().getIdElement().getIdPart();
    Bundle history = server.get("Observation/" + id + "/_history").as(Bundle.class);
    assertThat(history.getTotal()).isEqualTo(2);
    assertThat(history.getEntry())
        .extracting(entry -> entry.getResource().getMeta().getVersionId())
        .containsExactly("2", "1");
    Observation first = server.get("Observation/" + id + "/_history/1").as(Observation.class);
    Observation current = server.get("Observation/" + id).as(Observation.class);
    assertThat(current.getValueQuantity().getValue()).isEqualByComparingTo("1");
    assertThat(first.getValueQuantity().getValue()).isNotEqualByComparingTo("1");
    assertThat(server.get("Observation/" + id + "/_history/3").status()).isEqualTo(404);
  }

  private List<Resource> all(String query) {
    List<Resource> found = new ArrayList<>();
    String next = server.base() + "/" + query;
    while (!next.isEmpty()) {
      Bundle page = server.get(next.substring(server.base().length() + 1)).as(Bundle.class);
      page.getEntry().stream().map(BundleEntryComponent::getResource).forEach(found::add);
      next = page.getLink("next") == null ? "" : page.getLink("next").getUrl();
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"''", "_id", "_lastUpdated", "-_lastUpdated", "date", "'-date,_id'", "code"})
  void pagesHaveEachResourceOnce(String order) {
    String sort = order.isEmpty() ? "" : "&_sort=" + order;
    List<Resource> whole = all("Observation?_count=1000" + sort);
    List<Resource> paged = all("Observation?_count=3" + sort);

    assertThat(whole).hasSizeGreaterThan(10);
    assertThat(paged)
        .extracting(one -> one.getIdElement().getIdPart())
        .containsExactlyElementsOf(
            whole.stream().map(one -> one.getIdElement().getIdPart()).toList())
        .doesNotHaveDuplicates();
  }

  /** A page does not say how many matches there are on all pages, unless that is known. */
  @Test
  void theTotalIsThatOfAllPages() {
    long all = all("Observation?_count=1000").size();

    assertThat(server.get("Observation?_count=1000").as(Bundle.class).getTotal()).isEqualTo(all);
    assertThat(server.get("Observation?_count=2").as(Bundle.class).hasTotal()).isFalse();
    assertThat(server.get("Observation?_count=2&_total=accurate").as(Bundle.class).getTotal())
        .isEqualTo(all);
    for (String count : List.of("_summary=count", "_count=0")) {
      Bundle counted = server.get("Observation?" + count).as(Bundle.class);
      assertThat(counted.getTotal()).isEqualTo(all);
      assertThat(counted.hasEntry()).isFalse();
    }
  }

  private List<String> modes(String query) {
    return server.get(query).as(Bundle.class).getEntry().stream()
        .map(entry -> entry.getSearch().getMode().toCode() + " " + entry.getResource().fhirType())
        .distinct()
        .toList();
  }

  @Test
  void whatResourcesReferToIsIncluded() {
    assertThat(modes("Encounter?identifier=V-1&_include=Encounter:patient"))
        .containsExactly("match Encounter", "include Patient");
    assertThat(modes("Encounter?identifier=V-1&_revinclude=Observation:encounter"))
        .containsExactly("match Encounter", "include Observation");
    assertThat(modes("Procedure?_count=2&_revinclude=Provenance:target"))
        .containsExactly("match Procedure", "include Provenance");
  }

  @ParameterizedTest
  @CsvSource({
    "Encounter?patient.identifier=70002, 1",
    "Encounter?subject:Patient.family=okafor, 2",
    "Encounter?patient.family=nobody, 0",
    "Patient?_has:Encounter:patient:identifier=V-3, 1",
    "Patient?_has:Observation:patient:code=72514-3, 2"
  })
  void searchesFollowReferences(String query, int matches) {
    assertThat(server.get(query).as(Bundle.class).getEntry()).hasSize(matches);
  }

  @Test
  void everythingAboutAPatientIsOneBundle() {
    Patient patient = patient("70001");
    String path = "Patient/" + patient.getIdElement().getIdPart() + "/$everything";
    Bundle everything = server.get(path).as(Bundle.class);
    List<String> types =
        everything.getEntry().stream().map(entry -> entry.getResource().fhirType()).toList();

    assertThat(everything.getTotal()).isEqualTo(everything.getEntry().size());
    assertThat(types)
        .contains("Patient", "Procedure", "Observation", "Consent", "Provenance")
        .contains("Organization");
    assertThat(types.stream().filter("Encounter"::equals)).hasSize(2);
    assertThat(types.stream().filter("Patient"::equals)).hasSize(1);
    assertThat(everything.getEntry())
        .extracting(entry -> entry.getResource().getId())
        .doesNotHaveDuplicates();
    Bundle encounters = server.get(path + "?_type=Encounter").as(Bundle.class);
    assertThat(encounters.getEntry()).hasSize(2);
    assertThat(server.get(path + "?_since=2030-01-01T00:00:00Z").as(Bundle.class).getTotal())
        .isZero();
    assertThat(server.get(path + "?start=2024-01-01").status()).isEqualTo(400);
    assertThat(server.get(path + "?_since=yesterday").status()).isEqualTo(400);
    assertThat(server.get("Patient/none/$everything").status()).isEqualTo(404);
  }

  @Test
  void theLatestObservationsOfEachCodeAreFound() {
    String patient = patient("70001").getIdElement().getIdPart();
    String path = "Observation/$lastn?patient=" + patient;
    List<Resource> scores =
        server.get(path + "&code=72514-3").as(Bundle.class).getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .toList();
    List<Resource> all =
        all("Observation?patient=" + patient + "&code=72514-3&_sort=-date&_count=100");

    assertThat(scores).hasSize(1);
    assertThat(scores.get(0).getId()).isEqualTo(all.get(0).getId());
    assertThat(server.get(path + "&code=72514-3&max=3").as(Bundle.class).getEntry())
        .extracting(entry -> entry.getResource().getId())
        .containsExactlyElementsOf(all.subList(0, 3).stream().map(Resource::getId).toList());
    assertThat(server.get(path).as(Bundle.class).getEntry())
        .extracting(
            entry -> ((Observation) entry.getResource()).getCode().getCodingFirstRep().getCode())
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(1);
    assertThat(server.get("Observation/$lastn?code=72514-3").status()).isEqualTo(400);
    assertThat(server.get(path + "&max=0").status()).isEqualTo(400);
    assertThat(server.get(path + "&favorite=1").status()).isEqualTo(400);
  }

  @Test
  void searchesArePostedToo() {
    Bundle posted =
        server
            .post(
                "Observation/_search", "application/x-www-form-urlencoded", "code=72514-3&_count=1")
            .as(Bundle.class);

    assertThat(posted.getEntry()).hasSize(1);
    assertThat(posted.getLink("next").getUrl()).contains("code=72514-3");
  }

  @Test
  void unknownParametersAreRefusedUnlessTheClientIsLenient() {
    Answer refused = server.get("Patient?favorite-color=blue&_count=1");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("favorite-color").contains("identifier");
    Bundle lenient =
        server
            .get("Patient?favorite-color=blue&identifier=70002", "Prefer", "handling=lenient")
            .as(Bundle.class);
    assertThat(lenient.getEntry()).hasSize(1);
    assertThat(lenient.getLink("self").getUrl()).contains("identifier=70002");
    assertThat(lenient.getLink("self").getUrl()).doesNotContain("favorite");
    // A known parameter with a wrong value would give a wrong result.
    assertThat(server.get("Patient?birthdate=yesterday", "Prefer", "handling=lenient").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Patient?_count=many, 400",
    "Patient?_count=-1, 400",
    "Patient?_sort=favorite, 400",
    "Patient?_total=perhaps, 400",
    "Patient?_after=bm90IGEgdG9rZW4, 400",
    "Patient?_after=%%%, 400",
    "Unicorn/1, 404",
    "Patient/none, 404",
    "Patient/none/_history, 404",
    "Patient/a%20b, 404",
  })
  void wrongRequestsAreExplained(String path, int status) {
    String encoded = path.replace("%%%", "%25%25");
    Answer answer = server.get(encoded);

    assertThat(answer.status()).isEqualTo(status);
    OperationOutcome outcome = answer.as(OperationOutcome.class);
    assertThat(outcome.getIssueFirstRep().getDetails().getText()).isNotBlank();
    assertThat(answer.text()).doesNotContain("HAPI").doesNotContain("Exception");
  }

  @Test
  void writesAreRefused() {
    Answer answer =
        server.post("Patient", "application/fhir+json", "{\"resourceType\":\"Patient\"}");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.text()).contains("POST is not supported for this URL.");
  }

  /** Everything that the CapabilityStatement declares is tried. */
  @Test
  void theCapabilityStatementIsTrue() {
    CapabilityStatement statement =
        TestServer.send(TestServer.request(server.url(), "/fhir/metadata").GET())
            .as(CapabilityStatement.class);
    List<CapabilityStatementRestResourceComponent> resources =
        statement.getRestFirstRep().getResource();
    assertThat(resources).hasSizeGreaterThan(20);
    for (CapabilityStatementRestResourceComponent resource : resources) {
      List<String> interactions =
          resource.getInteraction().stream().map(one -> one.getCode().toCode()).toList();
      Bundle found = server.get(resource.getType() + "?_count=1").as(Bundle.class);
      assertThat(interactions).contains("read", "search-type");
      for (BundleEntryComponent entry : found.getEntry()) {
        String name = resource.getType() + "/" + entry.getResource().getIdElement().getIdPart();
        assertThat(server.get(name).status()).isEqualTo(200);
        if (interactions.contains("vread")) {
          assertThat(server.get(name + "/_history/1").status()).isEqualTo(200);
          assertThat(server.get(name + "/_history").status()).isEqualTo(200);
        }
      }
      for (StringType include : resource.getSearchInclude()) {
        assertThat(server.get(resource.getType() + "?_include=" + include).status())
            .as("%s", include)
            .isEqualTo(200);
      }
      for (StringType include : resource.getSearchRevInclude()) {
        assertThat(server.get(resource.getType() + "?_revinclude=" + include).status())
            .as("%s", include)
            .isEqualTo(200);
      }
      for (CapabilityStatementRestResourceSearchParamComponent parameter :
          resource.getSearchParam()) {
        String value =
            switch (parameter.getType()) {
              case DATE -> "2024-03-04";
              case QUANTITY -> "5";
              default -> "example";
            };
        Answer answer = server.get(resource.getType() + "?" + parameter.getName() + "=" + value);
        assertThat(answer.status())
            .as("%s %s: %s", resource.getType(), parameter.getName(), answer.text())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void profilesAndTheirPackageAreThere() throws IOException {
    Bundle found =
        server
            .get(
                "StructureDefinition?url=https://tpibridge.org/fhir/StructureDefinition/tpi-pain-score")
            .as(Bundle.class);
    StructureDefinition profile = (StructureDefinition) found.getEntryFirstRep().getResource();
    assertThat(profile.getType()).isEqualTo("Observation");
    assertThat(server.get("StructureDefinition/" + profile.getIdElement().getIdPart()).status())
        .isEqualTo(200);
    Answer archive = server.get("package.tgz");
    DefinitionPackage read =
        DefinitionPackage.read(new ByteArrayInputStream(archive.response().body()), "package.tgz");
    assertThat(read).isNotNull();
  }

  @Test
  void xmlIsReturnedOnRequest() {
    Answer answer = server.get("Patient?_count=1", "Accept", "application/fhir+xml");

    assertThat(answer.text()).startsWith("<Bundle xmlns=\"http://hl7.org/fhir\">");
  }
}
