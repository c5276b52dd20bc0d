package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Drug;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/**
 * Sets the injected medication: a contained Medication if strength or epinephrine is stated, or
 * only the drug if not.
 */
final class InjectedMedication {
  private static final String ID = "medication";
  static final String EPINEPHRINE = "epinephrine";
  private static final BigDecimal ML_OF_A_PERCENT = BigDecimal.valueOf(100);

  private InjectedMedication() {}

  static void fill(
      MedicationAdministration given,
      Injectate injectate,
      Optional<Concept> drug,
      Terminology terminology) {
    if (injectate.strength().isEmpty() && injectate.epinephrine().isEmpty()) {
      given.setMedication(code(injectate, drug));
      return;
    }
    Medication medication = new Medication();
    medication.setId(ID);
    medication.setCode(code(injectate, drug));
    Medication.MedicationIngredientComponent main = medication.addIngredient();
    main.setItem(code(injectate, drug));
    injectate.strength().map(InjectedMedication::ratio).ifPresent(main::setStrength);
    injectate
        .epinephrine()
        .ifPresent(
            n ->
                medication
                    .addIngredient()
                    .setItem(
                        CodeableConcepts.of(
                            EPINEPHRINE,
                            terminology.drug(EPINEPHRINE).map(Drug::concept),
                            CanonicalUrls.DRUG))
                    .setStrength(
                        ratio(BigDecimal.ONE, UcumQuantities.GRAM, BigDecimal.valueOf(n))));
    given.addContained(medication);
    given.setMedication(new Reference("#" + ID));
  }

  private static CodeableConcept code(Injectate injectate, Optional<Concept> drug) {
    return CodeableConcepts.of(injectate.drug(), drug, CanonicalUrls.DRUG);
  }

  private static Ratio ratio(Strength strength) {
    return switch (strength.unit()) {
      case PERCENT -> ratio(strength.value(), UcumQuantities.GRAM, ML_OF_A_PERCENT);
      case MG_PER_ML -> ratio(strength.value(), UcumQuantities.MILLIGRAM, BigDecimal.ONE);
    };
  }

  private static Ratio ratio(BigDecimal amount, String unit, BigDecimal millilitres) {
    return new Ratio()
        .setNumerator(UcumQuantities.of(amount, unit))
        .setDenominator(UcumQuantities.of(millilitres, UcumQuantities.MILLILITER));
  }
}
