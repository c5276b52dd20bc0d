package org.tpibridge.mapping.restore;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Ratio;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/**
 * The injected drug, its strength and the added epinephrine.
 *
 * @param drug the clinic's words
 */
record InjectedSolution(String drug, Optional<Strength> strength, OptionalInt epinephrine) {

  static InjectedSolution of(MedicationAdministration given) {
    return contained(given)
        .map(InjectedSolution::of)
        .orElseGet(
            () -> {
              Optional<Strength> strength =
                  ratio(given, ExtensionUrls.DRUG_STRENGTH).flatMap(InjectedSolution::strength);
              OptionalInt epinephrine =
                  epinephrine(ratio(given, ExtensionUrls.ADDED_EPINEPHRINE).stream());
              String text =
                  given.getMedication() instanceof CodeableConcept concept
                      ? words(concept)
                      : words(new CodeableConcept());
              return new InjectedSolution(
                  Injectate.drugIn(text, strength, epinephrine), strength, epinephrine);
            });
  }

  /**
   * Mapping version 1 wrote a contained Medication. Stores still have such resources until their
   * visits are imported again.
   */
  private static Optional<Medication> contained(MedicationAdministration given) {
    return given.getContained().stream()
        .filter(Medication.class::isInstance)
        .map(Medication.class::cast)
        .findFirst();
  }

  private static InjectedSolution of(Medication medication) {
    List<MedicationIngredientComponent> ingredients = medication.getIngredient();
    return new InjectedSolution(
        words(medication.getCode()),
        ingredients.stream()
            .findFirst()
            .filter(MedicationIngredientComponent::hasStrength)
            .flatMap(ingredient -> strength(ingredient.getStrength())),
        epinephrine(ingredients.stream().skip(1).map(MedicationIngredientComponent::getStrength)));
  }

  private static String words(CodeableConcept concept) {
    return ElementReader.text(concept)
        .orElseThrow(() -> new IllegalArgumentException("the drug has no text"));
  }

  private static Optional<Ratio> ratio(MedicationAdministration given, String url) {
    return ElementReader.value(given.getExtension(), url, Ratio.class);
  }

  private static Optional<Strength> strength(Ratio ratio) {
    Strength.Unit unit =
        UcumQuantities.GRAM.equals(ratio.getNumerator().getCode())
            ? Strength.Unit.PERCENT
            : Strength.Unit.MG_PER_ML;
    return Optional.ofNullable(ratio.getNumerator().getValue())
        .map(amount -> new Strength(amount, unit));
  }

  private static OptionalInt epinephrine(Stream<Ratio> ratios) {
    return ratios
        .map(ratio -> ratio.getDenominator().getValue())
        .filter(millilitres -> millilitres != null)
        .mapToInt(BigDecimal::intValueExact)
        .findFirst();
  }
}
