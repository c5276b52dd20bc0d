package org.tpibridge.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server accepts a visit's Bundle as a transaction, also when it is posted twice. */
@ExtendWith(EhrExtension.class)
@ResourceLock(EhrExtension.LOCK)
class TransactionIT {

  @ParameterizedTest
  @MethodSource("visits")
  void everyEntryIsStored(String json, Ehr ehr) {
    Bundle answer = ehr.post(Bundle.class, "", json);

    assertThat(answer.getEntry())
        .hasSameSizeAs(parse(json).getEntry())
        .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).startsWith("20"));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void postingTwiceMakesNoSecondCopy(String json, Ehr ehr) {
    Bundle first = ehr.post(Bundle.class, "", json);

    Bundle second = ehr.post(Bundle.class, "", json);

    assertThat(locations(second)).isEqualTo(locations(first));
    assertThat(shared(json))
        .isNotEmpty()
        .allSatisfy(search -> assertThat(ehr.get(Bundle.class, search).getEntry()).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void referencesLeadToWhatWasStored(String json, Ehr ehr) {
    Bundle answer = ehr.post(Bundle.class, "", json);

    FhirContext fhir = FhirContext.forR4Cached();
    assertThat(locations(answer))
        .allSatisfy(
            location -> {
              Resource kept = ehr.get(Resource.class, location);
              assertThat(fhir.newTerser().getAllResourceReferences(kept))
                  .extracting(found -> found.getResourceReference().getReferenceElement())
                  // A contained resource is in the same resource; a logical reference has no
                  // target.
                  .filteredOn(reference -> reference.hasIdPart() && !reference.isLocal())
                  .noneMatch(reference -> reference.getValue().startsWith("urn:uuid:"))
                  .allSatisfy(reference -> ehr.get(Resource.class, reference.getValue()));
            });
  }

  /** One written by hand, and the examples that the project publishes. */
  static Stream<Named<String>> visits() throws IOException {
    Path byHand = Path.of("src", "test", "resources", "ehr", "visit.json");
    Path published = Path.of("examples", "fhir");
    try (Stream<Path> examples =
        Files.isDirectory(published) ? Files.list(published) : Stream.of()) {
      List<Path> files =
          Stream.concat(
                  Stream.of(byHand),
                  examples.filter(file -> file.toString().endsWith(".json")).sorted())
              .toList();
      Stream.Builder<Named<String>> visits = Stream.builder();
      for (Path file : files) {
        visits.add(Named.of(file.getFileName().toString(), Files.readString(file)));
      }
      return visits
          .build()
          .filter(visit -> parse(visit.getPayload()).getType() == BundleType.TRANSACTION);
    }
  }

  private static Bundle parse(String json) {
    return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, json);
  }

  /** With their versions: a second copy and a second version both show. */
  private static List<String> locations(Bundle answer) {
    return answer.getEntry().stream().map(entry -> entry.getResponse().getLocation()).toList();
  }

  private static List<String> shared(String json) {
    return parse(json).getEntry().stream()
        .map(BundleEntryComponent::getRequest)
        .filter(BundleEntryRequestComponent::hasIfNoneExist)
        .map(request -> request.getUrl() + "?" + request.getIfNoneExist())
        .toList();
  }
}
