package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tpibridge.persona.facts.FactName.*;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated HAPI FHIR server, with HAPI's client: it behaves like the JPA server 8.8.0. */
class HapiLikeTest {
  private static final String PLACEHOLDER = "urn:uuid:1d5b4a2c-5f4b-4b2e-9d4e-3a7f3b4c5d6e";

  private PersonaClient persona;
  private IGenericClient client;

  @BeforeEach
  void start() {
    persona = PersonaClient.of("hapi-like");
    client = persona.hapi();
  }

  @AfterEach
  void stop() {
    persona.close();
  }

  private static Patient patient(String value) {
    Patient patient = new Patient();
    patient.addIdentifier().setSystem("urn:mrn").setValue(value);
    patient.addName().setFamily("Testperson").addGiven("Ada");
    return patient;
  }

  private static Observation observation(String subject) {
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.getCode().setText("pain");
    observation.setSubject(new Reference(subject));
    return observation;
  }

  private static Bundle transaction(Bundle.BundleEntryComponent... entries) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    List.of(entries).forEach(bundle::addEntry);
    return bundle;
  }

  private static Bundle.BundleEntryComponent entry(
      org.hl7.fhir.r4.model.Resource resource, HTTPVerb method, String url) {
    Bundle.BundleEntryComponent entry = new Bundle.BundleEntryComponent();
    entry.setResource(resource).getRequest().setMethod(method).setUrl(url);
    return entry;
  }

  private long count(String type) {
    return persona.ehr().resources().stream()
        .filter(c -> c.type().equals(type) && !c.isDeleted())
        .count();
  }

  @Test
  @ForFact({INTERACTIONS, UNCHANGED_UPDATE, CREATE_BODY, ID_PREFIX})
  void createReadUpdateDelete() {
    MethodOutcome created = client.create().resource(patient("1")).execute();
    String id = created.getId().getIdPart();
    Patient read = client.read().resource(Patient.class).withId(id).execute();
    MethodOutcome unchanged = client.update().resource(read).execute();
    read.setGender(AdministrativeGender.FEMALE);
    MethodOutcome updated = client.update().resource(read).execute();

    assertThat(id).matches("\\d+");
    assertThat(created.getCreated()).isTrue();
    assertThat(created.getId().getVersionIdPart()).isEqualTo("1");
    assertThat(((Patient) created.getResource()).getNameFirstRep().getFamily())
        .isEqualTo("Testperson");
    assertThat(unchanged.getId().getVersionIdPart()).isEqualTo("1");
    assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
    assertThat(
            client.read().resource(Patient.class).withIdAndVersion(id, "1").execute().getGender())
        .isNull();
    client.delete().resourceById("Patient", id).execute();
    assertThatThrownBy(() -> client.read().resource(Patient.class).withId(id).execute())
        .isInstanceOf(ResourceGoneException.class);
    assertThatThrownBy(() -> client.read().resource(Patient.class).withId("none").execute())
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  @ForFact({STALE_STATUS, VERSIONING})
  void aStaleVersionIsAConflict() {
    Patient patient = patient("1");
    patient.setId("a1");
    client.update().resource(patient).execute();
    patient.setActive(true);
    client.update().resource(patient).execute();
    patient.setActive(false);

    assertThatThrownBy(
            () ->
                client
                    .update()
                    .resource(patient)
                    .withAdditionalHeader("If-Match", "W/\"1\"")
                    .execute())
        .isInstanceOf(ResourceVersionConflictException.class);
    assertThat(
            client
                .update()
                .resource(patient)
                .withAdditionalHeader("If-Match", "W/\"2\"")
                .execute()
                .getId()
                .getVersionIdPart())
        .isEqualTo("3");
  }

  @Test
  @ForFact({UPDATE_CREATE, NUMERIC_CLIENT_IDS, INVALID_STATUS})
  void clientsAssignIdsThatHaveLetters() {
    Patient own = patient("1");
    own.setId("8f14e45f-ceea-467f-9b1c-0242ac120002");
    Patient numeric = patient("2");
    numeric.setId("77");

    assertThat(client.update().resource(own).execute().getCreated()).isTrue();
    assertThatThrownBy(() -> client.update().resource(numeric).execute())
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  @ForFact({EXISTING_REFERENCES, DELETE_REFERENCED_STATUS})
  void referencesAreChecked() {
    String id = client.create().resource(patient("1")).execute().getId().getIdPart();

    assertThatThrownBy(() -> client.create().resource(observation("Patient/none")).execute())
        .isInstanceOf(InvalidRequestException.class);
    client.create().resource(observation("Patient/" + id)).execute();
    assertThatThrownBy(() -> client.delete().resourceById("Patient", id).execute())
        .isInstanceOf(ResourceVersionConflictException.class);
  }

  @Test
  @ForFact({CONDITIONAL_CREATE, CONDITIONAL_UPDATE, CONDITIONAL_DELETE})
  void conditionalRequestsNeedExactlyOneMatch() {
    String condition = "Patient?identifier=urn:mrn|1";
    MethodOutcome first =
        client.create().resource(patient("1")).conditionalByUrl(condition).execute();
    MethodOutcome second =
        client.create().resource(patient("1")).conditionalByUrl(condition).execute();
    MethodOutcome updated =
        client
            .update()
            .resource(patient("1").setActive(true))
            .conditionalByUrl(condition)
            .execute();

    assertThat(first.getCreated()).isTrue();
    assertThat(second.getId().getIdPart()).isEqualTo(first.getId().getIdPart());
    assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
    assertThat(count("Patient")).isEqualTo(1);

    client.create().resource(patient("1")).execute();
    assertThatThrownBy(
            () -> client.create().resource(patient("1")).conditionalByUrl(condition).execute())
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () -> client.update().resource(patient("1")).conditionalByUrl(condition).execute())
        .isInstanceOf(PreconditionFailedException.class);
    client.update().resource(patient("2")).conditionalByUrl("Patient?identifier=2").execute();
    assertThat(count("Patient")).isEqualTo(3);
    client.delete().resourceConditionalByUrl("Patient?identifier=2").execute();
    assertThat(count("Patient")).isEqualTo(2);
  }

  @Test
  @ForFact(SYSTEM_INTERACTIONS)
  void aTransactionRewritesReferencesAndKeepsTheOrder() {
    Bundle.BundleEntryComponent shared = entry(patient("1"), HTTPVerb.POST, "Patient");
    shared.setFullUrl(PLACEHOLDER).getRequest().setIfNoneExist("identifier=urn:mrn|1");
    Observation observation = observation(PLACEHOLDER);
    observation.setId("2d5b4a2c-5f4b-4b2e-9d4e-3a7f3b4c5d6e");
    Bundle bundle =
        transaction(
            entry(observation, HTTPVerb.PUT, "Observation/" + observation.getIdPart()), shared);

    Bundle first = client.transaction().withBundle(bundle).execute();
    Bundle second = client.transaction().withBundle(bundle).execute();

    assertThat(first.getEntry().stream().map(e -> e.getResponse().getStatus()))
        .containsExactly("201 Created", "201 Created");
    assertThat(second.getEntry().stream().map(e -> e.getResponse().getStatus()))
        .containsExactly("200 OK", "200 OK");
    assertThat(second.getEntry().get(0).getResponse().getEtag()).isEqualTo("W/\"1\"");
    String patientId =
        new org.hl7.fhir.r4.model.IdType(first.getEntry().get(1).getResponse().getLocation())
            .toUnqualifiedVersionless()
            .getValue();
    assertThat(
            client
                .read()
                .resource(Observation.class)
                .withId(observation.getIdPart())
                .execute()
                .getSubject()
                .getReference())
        .isEqualTo(patientId);
  }

  @Test
  @ForFact(SYSTEM_INTERACTIONS)
  void aTransactionIsAllOrNothing() {
    String id = client.create().resource(patient("0")).execute().getId().getIdPart();
    Observation wrong = observation("Patient/none");
    Bundle bundle =
        transaction(
            entry(patient("1"), HTTPVerb.POST, "Patient"),
            entry(null, HTTPVerb.DELETE, "Patient/" + id),
            entry(wrong, HTTPVerb.POST, "Observation"));

    assertThatThrownBy(() -> client.transaction().withBundle(bundle).execute())
        .isInstanceOf(InvalidRequestException.class);
    assertThat(count("Patient")).isEqualTo(1);
    assertThat(count("Observation")).isZero();
    assertThat(client.create().resource(patient("2")).execute().getCreated()).isTrue();
  }

  @Test
  void conditionalReferencesOfATransactionAreResolved() {
    String id = client.create().resource(patient("1")).execute().getId().getIdPart();
    Bundle one =
        transaction(
            entry(observation("Patient?identifier=urn:mrn|1"), HTTPVerb.POST, "Observation"));
    Bundle none =
        transaction(entry(observation("Patient?identifier=none"), HTTPVerb.POST, "Observation"));

    client.transaction().withBundle(one).execute();

    Bundle found =
        client
            .search()
            .forResource(Observation.class)
            .where(Observation.SUBJECT.hasId("Patient/" + id))
            .returnBundle(Bundle.class)
            .execute();
    assertThat(found.getTotal()).isEqualTo(1);
    assertThatThrownBy(() -> client.transaction().withBundle(none).execute())
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  @ForFact(SYSTEM_INTERACTIONS)
  void eachEntryOfABatchSucceedsOrFailsAlone() {
    Bundle bundle =
        transaction(
                entry(patient("1"), HTTPVerb.POST, "Patient"),
                entry(observation("Patient/none"), HTTPVerb.POST, "Observation"),
                entry(null, HTTPVerb.GET, "Patient/none"))
            .setType(BundleType.BATCH);

    Bundle answer = client.transaction().withBundle(bundle).execute();

    assertThat(answer.getEntry().stream().map(e -> e.getResponse().getStatus()))
        .containsExactly("201 Created", "400 Bad Request", "404 Not Found");
    assertThat(answer.getEntry().get(1).getResponse().getOutcome()).isNotNull();
  }

  @Test
  @ForFact(INTERACTIONS)
  void aPatchChangesOneElement() {
    String id = client.create().resource(patient("1")).execute().getId().getIdPart();

    client
        .patch()
        .withBody("[{\"op\": \"add\", \"path\": \"/gender\", \"value\": \"female\"}]")
        .withId("Patient/" + id)
        .execute();

    Patient read = client.read().resource(Patient.class).withId(id).execute();
    assertThat(read.getGender()).isEqualTo(AdministrativeGender.FEMALE);
    assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Testperson");
  }

  @Test
  @ForFact(OPERATIONS)
  void matchingGradesPatients() {
    client.create().resource(patient("1").setActive(true)).execute();
    client.create().resource(new Patient().addName(patient("x").getNameFirstRep())).execute();
    client.create().resource(new Patient()).execute();
    Parameters wanted = new Parameters();
    wanted.addParameter().setName("resource").setResource(patient("1"));
    Bundle all = match(wanted);
    wanted.addParameter().setName("onlyCertainMatches").setValue(new BooleanType(true));

    assertThat(all.getEntry().stream().map(e -> e.getSearch().getScore().toPlainString()))
        .containsExactly("0.75", "0.25");
    assertThat(
            all.getEntryFirstRep().getSearch().getExtensionFirstRep().getValue().primitiveValue())
        .isEqualTo("probable");
    assertThat(match(wanted).getEntry()).isEmpty();
  }

  private Bundle match(Parameters parameters) {
    return client
        .operation()
        .onType(Patient.class)
        .named("match")
        .withParameters(parameters)
        .returnResourceType(Bundle.class)
        .execute();
  }

  /** The example visits of this project, twice. */
  @Test
  void visitsAreStoredOnceAndCompletely() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples", "fhir"))) {
      for (Path file : files.sorted().toList()) {
        Bundle visit =
            PersonaClient.CONTEXT
                .newJsonParser()
                .parseResource(Bundle.class, Files.readString(file));
        client.transaction().withBundle(visit).execute();
        Map<String, Integer> versions = versions();
        client.transaction().withBundle(visit).execute();
        assertThat(versions()).isEqualTo(versions);
        assertThat(versions.keySet())
            .containsAll(
                visit.getEntry().stream()
                    .filter(e -> e.getRequest().getMethod() == HTTPVerb.PUT)
                    .map(e -> e.getRequest().getUrl())
                    .toList());
      }
    }
    assertThat(
            client
                .search()
                .forResource(Procedure.class)
                .count(500)
                .returnBundle(Bundle.class)
                .execute()
                .getTotal())
        .isEqualTo((int) count("Procedure"))
        .isGreaterThan(9);
  }

  private Map<String, Integer> versions() {
    Map<String, Integer> versions = new TreeMap<>();
    persona.ehr().resources().forEach(copy -> versions.put(copy.key(), copy.version()));
    return versions;
  }
}
