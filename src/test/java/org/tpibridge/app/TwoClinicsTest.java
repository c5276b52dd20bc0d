package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.terminology.Terminology;

/**
 * Two clinics with the same numbers and names for everything have no resource in common. Only the
 * systems that every clinic must set are set; the others are derived from them.
 */
class TwoClinicsTest {
  /** Identified by the NPI, which is the same person in all clinics. */
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  private static final String ROW_HASH = "https://tpibridge.org/fhir/sid/row-sha256";

  private static Bundle bundle(String clinic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("tpibridge.clinic.name", "Spine Clinic");
    settings.put("tpibridge.clinic.time-zone", "America/New_York");
    for (String kind : List.of("mrn", "visit")) {
      settings.put("tpibridge.clinic.systems." + kind, "https://" + clinic + ".example/" + kind);
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("clinic", settings));
    return new VisitMapper(SettingsReader.read(environment).toSources(), Terminology.builtIn())
        .map(ExampleVisits.full(), MappedVisit.ORIGIN)
        .bundle();
  }

  @Test
  void noIdAndNoIdentifierIsShared() {
    Bundle north = bundle("north");
    Bundle south = bundle("south");

    assertThat(types(north))
        .as("every type of resource")
        .contains("Patient", "Organization", "Location", "Condition", "Goal", "CarePlan", "Consent")
        .isEqualTo(types(south));
    assertThat(ids(north)).doesNotContainAnyElementsOf(ids(south)).hasSizeGreaterThan(20);
    assertThat(identifiers(north))
        .doesNotContainAnyElementsOf(identifiers(south))
        .hasSizeGreaterThan(20);
    assertThat(searches(north)).doesNotContainAnyElementsOf(searches(south)).isNotEmpty();
  }

  private static Set<String> types(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(entry -> entry.getResource().fhirType())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> ids(Bundle bundle) {
    return bundle.getEntry().stream()
        .filter(entry -> !isOfNpi(entry.getResource()))
        .map(BundleEntryComponent::getFullUrl)
        .toList();
  }

  private static List<String> searches(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(entry -> entry.getRequest().getIfNoneExist())
        .filter(search -> search != null && !search.contains("us-npi"))
        .toList();
  }

  private static boolean isOfNpi(Resource resource) {
    return identifiers((Base) resource).stream().anyMatch(name -> name.startsWith(NPI));
  }

  private static List<String> identifiers(Bundle bundle) {
    return identifiers((Base) bundle).stream()
        .filter(name -> !name.startsWith(NPI) && !name.startsWith(ROW_HASH))
        .toList();
  }

  /** All identifiers in an element, at any depth. */
  private static List<String> identifiers(Base element) {
    if (element instanceof Identifier identifier) {
      return List.of(identifier.getSystem() + "|" + identifier.getValue());
    }
    return element.children().stream()
        .flatMap(child -> child.getValues().stream())
        .flatMap(child -> identifiers(child).stream())
        .toList();
  }
}
