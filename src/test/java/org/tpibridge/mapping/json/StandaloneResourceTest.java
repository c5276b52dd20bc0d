package org.tpibridge.mapping.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;

class StandaloneResourceTest {
  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^#\"][^\"]*)\"");

  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void everyReferenceRefersToAResourceOfTheVisit(@ForAll("visits") Visit visit) {
    List<StandaloneResource> resource = divided(visit);
    Set<String> names =
        resource.stream().map(r -> r.type() + "/" + r.id()).collect(Collectors.toSet());

    Set<String> referred = new TreeSet<>();
    resource.forEach(
        r ->
            REFERENCE
                .matcher(text(r))
                .results()
                .map(StandaloneResourceTest::target)
                .forEach(referred::add));
    assertThat(referred).isNotEmpty().isSubsetOf(names);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void readingAndWritingGivesTheSameBytes(@ForAll("visits") Visit visit) {
    assertThat(divided(visit))
        .allSatisfy(
            resource ->
                assertThat(FhirJsonWriter.compact().bytes(FhirJsonReader.read(resource.json())))
                    .asString(UTF_8)
                    .isEqualTo(text(resource)));
  }

  @Test
  void resourcesInMemoryHaveTheSameReferencesAsTheirJson() {
    StandaloneResource pain =
        divided(ExampleVisits.full()).stream()
            .filter(r -> r.resource() instanceof Observation o && o.hasEncounter())
            .findFirst()
            .orElseThrow();

    Reference encounter = ((Observation) pain.resource()).getEncounter();
    assertThat(encounter.getReference()).startsWith("Encounter/");
    assertThat(encounter.getReferenceElement().getResourceType()).isEqualTo("Encounter");
    assertThat(text(pain)).contains('"' + encounter.getReference() + '"');
  }

  @Test
  void dividingTwiceGivesTheSame() {
    MappingResult mapped = MappedVisit.of(ExampleVisits.full()).mapped();

    List<String> first =
        StandaloneResource.of(mapped).stream().map(StandaloneResourceTest::text).toList();
    List<String> second =
        StandaloneResource.of(mapped).stream().map(StandaloneResourceTest::text).toList();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void peopleAndLocationsAreShared() {
    assertThat(
            divided(ExampleVisits.full()).stream()
                .filter(StandaloneResource::shared)
                .map(StandaloneResource::type))
        .containsExactly("Patient", "Practitioner", "Organization", "Location");
  }

  @Test
  void invalidJsonIsRefusedWithoutQuotingIt() {
    byte[] broken = "{\"resourceType\":\"Patient\",\"id\":\"Okafor\"".getBytes(UTF_8);

    assertThatThrownBy(() -> FhirJsonReader.read(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Okafor");
  }

  private static List<StandaloneResource> divided(Visit visit) {
    return StandaloneResource.of(
        new VisitMapper(MappedVisit.CLINIC, Terminology.builtIn()).map(visit, MappedVisit.ORIGIN));
  }

  private static String target(MatchResult reference) {
    return reference.group(1);
  }

  private static String text(StandaloneResource resource) {
    return new String(resource.json(), UTF_8);
  }
}
