package org.tpibridge.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.persona.PersonaClient.Answer;

/** The example data for simulated EHRs fit the example visits. */
class PersonaExamplesTest {
  private static final Path DATA = Path.of("examples", "simulated-ehr.ndjson");

  static Stream<String> kinds() {
    return SimulatedEhrOptions.kinds().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachVisitHasOnePatientAndOneEncounterOfItsDay(String kind) throws IOException {
    try (PersonaClient client = PersonaClient.of(kind);
        Stream<Path> files = Files.list(Path.of("examples", "fhir"))) {
      assertThat(client.ehr().add(new SeedFile(DATA)))
          .hasSize(Files.readAllLines(DATA).size())
          .doesNotHaveDuplicates();
      List<Path> visits = files.sorted().toList();
      assertThat(visits).hasSize(9);
      for (Path visit : visits) {
        Bundle bundle =
            PersonaClient.CONTEXT
                .newJsonParser()
                .parseResource(Bundle.class, Files.readString(visit));
        Patient patient = only(bundle, Patient.class);
        Encounter encounter = only(bundle, Encounter.class);
        Answer patients =
            client.get(
                "/Patient?identifier="
                    + patient.getIdentifierFirstRep().getSystem()
                    + "|"
                    + patient.getIdentifierFirstRep().getValue());
        assertThat(patients.ids()).as(visit.toString()).hasSize(1);
        String day = encounter.getPeriod().getStartElement().getValueAsString().substring(0, 10);
        Answer encounters =
            client.get("/Encounter?patient=" + patients.ids().get(0) + "&date=" + day);
        assertThat(encounters.ids()).as(visit.toString()).hasSize(1);
      }
    }
  }

  private static <T extends Resource> T only(Bundle bundle, Class<T> type) {
    List<T> found =
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(type::isInstance)
            .map(type::cast)
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
