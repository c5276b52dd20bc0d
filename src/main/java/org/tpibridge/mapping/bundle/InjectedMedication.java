package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Ratio;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.terminology.Coding;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/**
 * Sets the injected drug as a code, because {@code MedicationAdministration?code=} does not find a
 * contained Medication. Strength and epinephrine are in the text and in extensions.
 */
final class InjectedMedication {
  private static final BigDecimal ML_OF_A_PERCENT = BigDecimal.valueOf(100);

  private InjectedMedication() {}

  static void fill(
      MedicationAdministration given,
      Injectate injectate,
      Optional<Concept> drug,
      Terminology terminology) {
    injectate
        .strength()
        .ifPresent(
            s -> given.addExtension().setUrl(ExtensionUrls.DRUG_STRENGTH).setValue(ratio(s)));
    injectate
        .epinephrine()
        .ifPresent(
            n ->
                given
                    .addExtension()
                    .setUrl(ExtensionUrls.ADDED_EPINEPHRINE)
                    .setValue(ratio(BigDecimal.ONE, UcumQuantities.GRAM, BigDecimal.valueOf(n))));
    given.setMedication(code(injectate, drug, terminology));
  }

  private static CodeableConcept code(
      Injectate injectate, Optional<Concept> drug, Terminology terminology) {
    return CodeableConcepts.of(
        injectate.solutionText(),
        drug.map(d -> withSolutionCodes(d, injectate, terminology)),
        CanonicalUrls.DRUG);
  }

  /** The codes of a strength mean the drug alone: with epinephrine it is another product. */
  private static Concept withSolutionCodes(
      Concept drug, Injectate injectate, Terminology terminology) {
    if (injectate.strength().isEmpty() || injectate.epinephrine().isPresent()) {
      return drug;
    }
    List<Coding> codings = new ArrayList<>(drug.codings());
    codings.addAll(terminology.clinicalDrug(drug.key(), injectate.strength().get().mgPerMl()));
    return new Concept(drug.key(), drug.name(), codings);
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
