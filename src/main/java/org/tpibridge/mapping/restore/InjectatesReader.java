package org.tpibridge.mapping.restore;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.mapping.bundle.MedicationMapping;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.visit.Injectate;

/** Reads the injected drugs; a computed dose is omitted, because it is computed again. */
final class InjectatesReader {
  private InjectatesReader() {}

  static List<Injectate> injectates(VisitBundle bundle) {
    return bundle.all(MedicationAdministration.class).stream()
        .flatMap(given -> bundle.read(given, "medication", () -> injectate(given)).stream())
        .toList();
  }

  private static Injectate injectate(MedicationAdministration given) {
    InjectedSolution solution = InjectedSolution.of(given);
    MedicationAdministrationDosageComponent dosage = given.getDosage();
    return new Injectate(
        solution.drug(),
        solution.strength(),
        ElementReader.value(dosage.getExtension(), ExtensionUrls.INJECTED_VOLUME, Quantity.class)
            .map(Quantity::getValue),
        stated(dosage.getDose()),
        solution.epinephrine(),
        Optional.ofNullable(dosage.getText()).orElse(solution.drug()));
  }

  private static Optional<BigDecimal> stated(Quantity dose) {
    return ElementReader.value(dose.getExtension(), ExtensionUrls.DOSE_ORIGIN, CodeType.class)
        .filter(origin -> MedicationMapping.STATED.equals(origin.getValue()))
        .map(origin -> dose.getValue());
  }
}
