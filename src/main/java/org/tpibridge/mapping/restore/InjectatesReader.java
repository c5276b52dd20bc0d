package org.tpibridge.mapping.restore;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.bundle.MedicationMapping;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/** Reads the injected drugs; a computed dose is omitted, because it is computed again. */
final class InjectatesReader {
  private InjectatesReader() {}

  static List<Injectate> injectates(VisitBundle bundle) {
    return bundle.all(MedicationAdministration.class).stream()
        .flatMap(given -> bundle.read(given, "medication", () -> injectate(given)).stream())
        .toList();
  }

  private static Injectate injectate(MedicationAdministration given) {
    Optional<Medication> solution =
        given.getContained().stream()
            .filter(Medication.class::isInstance)
            .map(Medication.class::cast)
            .findFirst();
    String drug =
        solution
            .map(Medication::getCode)
            .or(() -> words(given.getMedication()))
            .flatMap(ElementReader::text)
            .orElseThrow(() -> new IllegalArgumentException("the drug has no text"));
    List<MedicationIngredientComponent> ingredients =
        solution.map(Medication::getIngredient).orElse(List.of());
    MedicationAdministrationDosageComponent dosage = given.getDosage();
    return new Injectate(
        drug,
        ingredients.stream().findFirst().flatMap(InjectatesReader::strength),
        ElementReader.value(dosage.getExtension(), ExtensionUrls.INJECTED_VOLUME, Quantity.class)
            .map(Quantity::getValue),
        stated(dosage.getDose()),
        epinephrine(ingredients),
        Optional.ofNullable(dosage.getText()).orElse(drug));
  }

  private static Optional<CodeableConcept> words(Type medication) {
    return medication instanceof CodeableConcept concept ? Optional.of(concept) : Optional.empty();
  }

  private static Optional<Strength> strength(MedicationIngredientComponent ingredient) {
    if (!ingredient.hasStrength()) {
      return Optional.empty();
    }
    Ratio ratio = ingredient.getStrength();
    Strength.Unit unit =
        UcumQuantities.GRAM.equals(ratio.getNumerator().getCode())
            ? Strength.Unit.PERCENT
            : Strength.Unit.MG_PER_ML;
    return Optional.ofNullable(ratio.getNumerator().getValue())
        .map(amount -> new Strength(amount, unit));
  }

  private static OptionalInt epinephrine(List<MedicationIngredientComponent> ingredients) {
    return ingredients.stream()
        .skip(1)
        .map(i -> i.getStrength().getDenominator().getValue())
        .filter(millilitres -> millilitres != null)
        .mapToInt(BigDecimal::intValueExact)
        .findFirst();
  }

  private static Optional<BigDecimal> stated(Quantity dose) {
    return ElementReader.value(dose.getExtension(), ExtensionUrls.DOSE_ORIGIN, CodeType.class)
        .filter(origin -> MedicationMapping.STATED.equals(origin.getValue()))
        .map(origin -> dose.getValue());
  }
}
