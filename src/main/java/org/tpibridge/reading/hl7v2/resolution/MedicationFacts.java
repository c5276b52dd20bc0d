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
 * Combines what was given (RXA) with the strengths of the same drug in orders (RXE, RXO). An order
 * alone does not state that anything was given.
 */
final class MedicationFacts {
  private final List<StatedFact.Dose> addGiven = new ArrayList<>();
  private final List<StatedFact.OrderedStrength> addOrdered = new ArrayList<>();

  void addGiven(StatedFact.Dose one) {
    addGiven.add(one);
  }

  boolean hasGiven() {
    return !addGiven.isEmpty();
  }

  /** Returns the first order, if nothing was given. */
  Optional<StatedFact.OrderedStrength> orderedOnly() {
    return addGiven.isEmpty() ? addOrdered.stream().findFirst() : Optional.empty();
  }

  void addOrdered(StatedFact.OrderedStrength one) {
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
                    "The administered amount is missing in RXA-6 and RXA-7.")
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

  /** Returns the notation of the canonical CSV. */
  static String canonicalText(StatedFact.Dose dose, String strength) {
    StringBuilder item = new StringBuilder(dose.drug().name());
    for (String part : List.of(strength, dose.drug().epinephrine(), dose.amount())) {
      item.append(part.isEmpty() ? "" : " ").append(part);
    }
    return item.toString();
  }

  /** Returns the text that the administration itself states. */
  static String strengthOf(StatedFact.Dose dose) {
    return dose.drug().strength().isEmpty() ? dose.strength() : dose.drug().strength();
  }

  private String orderedStrength(StatedFact.Dose each) {
    return addOrdered.stream()
        .filter(o -> isSame(o.code(), o.drug(), each.code(), each.drug()))
        .map(StatedFact.OrderedStrength::strength)
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
