package org.tpibridge.mapping.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/** Bundles of other programs, and Bundles that were changed. */
class VisitRestorerTest {
  private final VisitRestorer restorer =
      new VisitRestorer(MappedVisit.CLINIC.systems(), Terminology.builtIn());

  @Test
  void emptyBundleReportsAllMissingParts() {
    RestoredVisit restored = restorer.restore(new Bundle());

    assertThat(restored.visit()).isEmpty();
    assertThat(restored.findings())
        .hasSize(5)
        .allMatch(f -> f.isError() && f.code().equals("TPI-BACK-LACKING"));
  }

  @Test
  void emptyResourcesGiveNoVisit() {
    Bundle bundle = new Bundle();
    for (Resource each :
        List.of(
            new Patient(), new Encounter(), new Procedure(), new Observation(), new Provenance())) {
      bundle.addEntry().setResource(each);
    }
    bundle.addEntry();

    assertThat(restorer.restore(bundle).visit()).isEmpty();
  }

  @Test
  void withoutProvenanceTheOrderOfTheBundleIsUsed() {
    Bundle bundle = MappedVisit.of(ExampleVisits.full()).bundle();
    bundle.getEntry().removeIf(e -> e.getResource() instanceof Provenance);

    assertThat(restorer.restore(bundle).visit()).contains(ExampleVisits.full());
  }

  @Test
  void notesThatTheProgramAddedAreNotTheClinicsNotes() {
    Visit visit = new ChangedVisit(ExampleVisits.full()).with("notes", Optional.empty());
    MappedVisit mapped = MappedVisit.of(visit);

    assertThat(mapped.all(Procedure.class).get(0).getNote())
        .extracting(Annotation::getText)
        .containsExactly(
            "Billed: J3301 (Triamcinolone acetonide, 10 mg), 4 units",
            "Patient position: prone",
            "Steps: skin marked; pressure 2 min; hummed a tune",
            "Tried before: massage; PT; copper bracelet");
    assertThat(restorer.restore(mapped.bundle()).visit()).contains(visit);
  }

  static List<Arguments> damages() {
    return List.of(
        damage(
            "a weight that is a text",
            b -> observation(b, "29463-7").setValue(new StringType("heavy"))),
        damage(
            "a score outside of its scale",
            b -> observation(b, "72514-3").setValue(new Quantity().setValue(11))),
        damage("a score without a number", b -> observation(b, "72514-3").setValue(new Quantity())),
        damage(
            "a year of birth",
            b -> first(b, Patient.class).getBirthDateElement().setValueAsString("1979")),
        damage(
            "units of the wrong type",
            b ->
                first(b, Procedure.class)
                    .getExtensionByUrl(ExtensionUrls.BILLED_DRUG)
                    .getExtensionByUrl("units")
                    .setValue(new IntegerType(4))),
        damage(
            "a hundred passes",
            b ->
                all(b, Procedure.class)
                    .get(2)
                    .getExtensionByUrl(ExtensionUrls.NEEDLE_PASSES)
                    .setValue(new PositiveIntType(100))),
        damage("a missing code", b -> all(b, Procedure.class).get(1).setCode(null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void damagedBundlesNeverThrow(String what, Consumer<Bundle> damage) {
    Bundle bundle = MappedVisit.of(ExampleVisits.full()).bundle();
    damage.accept(bundle);

    RestoredVisit restored = restorer.restore(bundle);

    assertThat(restored.visit()).isPresent().get().isNotEqualTo(ExampleVisits.full());
    assertThat(restored.findings()).allMatch(f -> f.expression().isPresent());
  }

  @Test
  void monthIsNotAValidTime() {
    Bundle bundle = MappedVisit.of(ExampleVisits.full()).bundle();
    first(bundle, Encounter.class).getPeriod().getStartElement().setValueAsString("2026-03");

    RestoredVisit restored = restorer.restore(bundle);

    assertThat(restored.visit()).isEmpty();
    assertThat(restored.findings())
        .extracting(f -> f.code())
        .containsExactly("TPI-BACK-UNREADABLE", "TPI-BACK-LACKING");
  }

  @Test
  void scoreOutsideOfTheScaleIsReported() {
    Bundle bundle = MappedVisit.of(ExampleVisits.full()).bundle();
    observation(bundle, "72514-3").setValue(new Quantity().setValue(11));

    RestoredVisit restored = restorer.restore(bundle);

    assertThat(restored.visit().map(Visit::pain).orElseThrow().before()).isEmpty();
    assertThat(restored.findings())
        .extracting(f -> f.code())
        .containsExactly("TPI-BACK-UNREADABLE");
  }

  private static Arguments damage(String what, Consumer<Bundle> damage) {
    return Arguments.of(what, damage);
  }

  private static Observation observation(Bundle bundle, String loinc) {
    return all(bundle, Observation.class).stream()
        .filter(o -> o.getCode().hasCoding("http://loinc.org", loinc))
        .findFirst()
        .orElseThrow();
  }

  private static <T extends Resource> T first(Bundle bundle, Class<T> type) {
    return all(bundle, type).get(0);
  }

  private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
