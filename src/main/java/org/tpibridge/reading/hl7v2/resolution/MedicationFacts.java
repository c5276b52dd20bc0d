package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.vocabulary.DrugDescription;
import org.tpibridge.visit.Column;

/**
 * What was given (RXA), with the strengths that orders (RXE, RXO) tell of the same drug. An order
 * alone says nothing of what was given.
 */
final class MedicationFacts {
  private final List<StatedFact.Dose> addGiven = new ArrayList<>();
  private final List<StatedFact.Ordered> addOrdered = new ArrayList<>();

  void addGiven(StatedFact.Dose one) {
    addGiven.add(one);
  }

  boolean hasGiven() {
    return !addGiven.isEmpty();
  }

  /** The first order, where nothing was given. */
  Optional<StatedFact.Ordered> orderedOnly() {
    return addGiven.isEmpty() ? addOrdered.stream().findFirst() : Optional.empty();
  }

  void addOrdered(StatedFact.Ordered one) {
    addOrdered.add(one);
  }

  void addTo(CandidateValues candidates, List<Finding> findings) {
    for (StatedFact.Dose each : addGiven) {
      String stated = strengthOf(each);
      String strength = stated.isEmpty() ? orderedStrength(each) : stated;
      if (each.amount().isEmpty()) {
        findings.add(
            Finding.information(
                    Hl7FindingCodes.AMOUNT,
                    "The amount of the drug that was given is missing in RXA-6 and RXA-7.")
                .at(each.place()));
      }
      candidates.add(
          Column.INJECTATES,
          Precedence.FIRST,
          new RawValue(canonicalText(each, strength), each.place(), ValueStyle.CANONICAL),
          CandidateValue.ADMINISTRATIONS,
          "");
    }
  }

  /** As the canonical CSV writes it. */
  static String canonicalText(StatedFact.Dose dose, String strength) {
    StringBuilder item = new StringBuilder(dose.drug().name());
    for (String part : List.of(strength, dose.drug().epinephrine(), dose.amount())) {
      item.append(part.isEmpty() ? "" : " ").append(part);
    }
    return item.toString();
  }

  /** What the administration itself states. */
  static String strengthOf(StatedFact.Dose dose) {
    return dose.drug().strength().isEmpty() ? dose.strength() : dose.drug().strength();
  }

  private String orderedStrength(StatedFact.Dose each) {
    return addOrdered.stream()
        .filter(o -> isSame(o.code(), o.drug(), each.code(), each.drug()))
        .map(StatedFact.Ordered::strength)
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static boolean isSame(
      String code, DrugDescription drug, String other, DrugDescription otherDrug) {
    return (code.isEmpty() || other.isEmpty())
        ? drug.name().toLowerCase(Locale.ROOT).equals(otherDrug.name().toLowerCase(Locale.ROOT))
        : code.equals(other);
  }
}
