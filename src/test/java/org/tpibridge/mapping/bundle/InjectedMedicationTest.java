package org.tpibridge.mapping.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.mapping.ChangedVisit;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.Strength.Unit;
import org.tpibridge.visit.Visit;

/** Checks how drug, strength and epinephrine are mapped, and read back. */
class InjectedMedicationTest {
  @Test
  void theDrugIsAlwaysACodeWithStrengthAndEpinephrineInWords() {
    List<MedicationAdministration> given =
        MappedVisit.of(ExampleVisits.full()).all(MedicationAdministration.class);

    assertThat(given).noneMatch(MedicationAdministration::hasContained);
    assertThat(given)
        .extracting(g -> g.getMedicationCodeableConcept().getText())
        .containsExactly("lidocaine 1% with epinephrine 1:100000", "Kenalog 40 mg/mL");
  }

  @Test
  void strengthAndEpinephrineAreAlsoInExtensions() {
    MedicationAdministration given = mapped(percent("lidocaine", "1", 100_000));

    assertThat(ratio(given, ExtensionUrls.DRUG_STRENGTH)).isEqualTo("1 g : 100 mL");
    assertThat(ratio(given, ExtensionUrls.ADDED_EPINEPHRINE)).isEqualTo("1 g : 100000 mL");
    assertThat(
            mapped(percent("lidocaine", "1", 0))
                .getExtensionsByUrl(ExtensionUrls.ADDED_EPINEPHRINE))
        .isEmpty();
  }

  private static String ratio(MedicationAdministration given, String url) {
    Ratio ratio = (Ratio) given.getExtensionByUrl(url).getValue();
    return ratio.getNumerator().getValue()
        + " "
        + ratio.getNumerator().getCode()
        + " : "
        + ratio.getDenominator().getValue()
        + " "
        + ratio.getDenominator().getCode();
  }

  @ParameterizedTest
  @CsvSource({
    "lidocaine, 1, PERCENT, 0, 6387 1010033",
    "lidocaine, 1.0, PERCENT, 0, 6387 1010033",
    "xylocaine, 10, MG_PER_ML, 0, 6387 1010033",
    "lidocaine, 2, PERCENT, 0, 6387 1010671",
    "lidocaine, 20.00, MG_PER_ML, 0, 6387 1010671",
    "lidocaine, 0.5, PERCENT, 0, 6387",
    "lidocaine, 1, MG_PER_ML, 0, 6387",
    "lidocaine, 1, PERCENT, 100000, 6387",
    "bupivacaine, 1, PERCENT, 0, 1815",
  })
  void aSolutionHasTheCodeOfItsStrengthOnlyIfNothingIsAdded(
      String drug, BigDecimal strength, Unit unit, int epinephrine, String codes) {
    CodeableConcept code =
        mapped(injectate(drug, new Strength(strength, unit), epinephrine))
            .getMedicationCodeableConcept();

    assertThat(code.getCoding())
        .filteredOn(coding -> coding.getSystem().equals(CodeSystems.RXNORM))
        .extracting(Coding::getCode)
        .containsExactlyElementsOf(Arrays.asList(codes.split(" ", -1)));
    assertThat(code.getCoding())
        .extracting(Coding::getSystem)
        .contains(CodeSystems.own("tpi-drug"));
  }

  @Test
  void anUnknownDrugHasOnlyText() {
    CodeableConcept code = mapped(percent("house mix", "1", 0)).getMedicationCodeableConcept();

    assertThat(code.getCoding()).isEmpty();
    assertThat(code.getText()).isEqualTo("house mix 1%");
  }

  @Test
  void twoSyringesOfOneDrugWithDifferentStrengthsAreTwoResources() {
    List<Injectate> syringes = List.of(percent("lidocaine", "1", 0), percent("lidocaine", "2", 0));
    MappedVisit mapped = MappedVisit.of(with(syringes));

    assertThat(mapped.all(MedicationAdministration.class))
        .extracting(g -> g.getIdElement().getIdPart())
        .doesNotHaveDuplicates()
        .hasSize(2);
    assertThat(restored(mapped.bundle())).isEqualTo(syringes);
  }

  @ParameterizedTest
  @CsvSource({
    "lidocaine, 1.00, PERCENT, 0",
    "Lidocaine HCl 1%, 1, PERCENT, 0",
    "lidocaine 1% 1%, 1, PERCENT, 0",
    "lidocaine with epinephrine 1:100000, 1, PERCENT, 100000",
    "lidocaine with epinephrine 1:100000, 1, PERCENT, 200000",
    "Kenalog 40 mg/mL, 40, MG_PER_ML, 0",
    "40 mg/mL, 40, MG_PER_ML, 0",
  })
  void theWordsAreReadBackExactlyEvenIfTheyEndWithTheStrength(
      String drug, BigDecimal strength, Unit unit, int epinephrine) {
    List<Injectate> stated = List.of(injectate(drug, new Strength(strength, unit), epinephrine));

    assertThat(restored(MappedVisit.of(with(stated)).bundle())).isEqualTo(stated);
  }

  @Test
  void anEarlierVersionsContainedMedicationIsReadBack() {
    Injectate stated = percent("lidocaine", "1", 100_000);
    Bundle bundle = MappedVisit.of(with(List.of(stated))).bundle();
    MedicationAdministration given =
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(MedicationAdministration.class::isInstance)
            .map(MedicationAdministration.class::cast)
            .findFirst()
            .orElseThrow();
    Medication contained = new Medication();
    contained.setId("medication");
    contained.getCode().setText("lidocaine");
    contained
        .addIngredient()
        .setStrength((Ratio) given.getExtensionByUrl(ExtensionUrls.DRUG_STRENGTH).getValue());
    contained
        .addIngredient()
        .setStrength((Ratio) given.getExtensionByUrl(ExtensionUrls.ADDED_EPINEPHRINE).getValue());
    given.setExtension(new ArrayList<>());
    given.addContained(contained);
    given.setMedication(new Reference("#medication"));

    assertThat(restored(bundle)).containsExactly(stated);
  }

  private static List<Injectate> restored(Bundle bundle) {
    return new VisitRestorer(MappedVisit.CLINIC.systems(), Terminology.builtIn())
        .restore(bundle)
        .visit()
        .orElseThrow()
        .injectates();
  }

  private static MedicationAdministration mapped(Injectate injectate) {
    return MappedVisit.of(with(List.of(injectate))).only(MedicationAdministration.class);
  }

  private static Visit with(List<Injectate> injectates) {
    return new ChangedVisit(ExampleVisits.full()).with("injectates", injectates);
  }

  private static Injectate percent(String drug, String strength, int epinephrine) {
    return injectate(drug, new Strength(new BigDecimal(strength), Unit.PERCENT), epinephrine);
  }

  private static Injectate injectate(String drug, Strength strength, int epinephrine) {
    return new Injectate(
        drug,
        Optional.of(strength),
        Optional.empty(),
        Optional.empty(),
        epinephrine == 0 ? OptionalInt.empty() : OptionalInt.of(epinephrine),
        "as written");
  }
}
