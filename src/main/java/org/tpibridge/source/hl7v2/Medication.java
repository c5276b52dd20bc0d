package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/**
 * What was given (RXA), with the strengths that orders (RXE, RXO) tell of the same drug. An order
 * alone says nothing of what was given.
 */
final class Medication {
  private final List<Fact.Dose> given = new ArrayList<>();
  private final List<Fact.Ordered> ordered = new ArrayList<>();

  void given(Fact.Dose one) {
    given.add(one);
  }

  boolean hasGiven() {
    return !given.isEmpty();
  }

  /** The first order, where nothing was given. */
  Optional<Fact.Ordered> orderedOnly() {
    return given.isEmpty() ? ordered.stream().findFirst() : Optional.empty();
  }

  void ordered(Fact.Ordered one) {
    ordered.add(one);
  }

  void tell(Candidates candidates, List<Finding> findings) {
    for (Fact.Dose each : given) {
      String stated = strengthOf(each);
      String strength = stated.isEmpty() ? orderedStrength(each) : stated;
      if (each.amount().isEmpty()) {
        findings.add(
            Finding.information(
                    Codes.AMOUNT,
                    "The amount of the drug that was given is missing in RXA-6 and RXA-7.")
                .at(each.place()));
      }
      candidates.add(
          Column.INJECTATES,
          Rank.FIRST,
          new Words(words(each, strength), each.place(), Style.CANONICAL),
          Candidate.ADMINISTRATIONS,
          "");
    }
  }

  /** As the canonical CSV writes it. */
  static String words(Fact.Dose dose, String strength) {
    StringBuilder item = new StringBuilder(dose.drug().name());
    for (String part : List.of(strength, dose.drug().epinephrine(), dose.amount())) {
      item.append(part.isEmpty() ? "" : " ").append(part);
    }
    return item.toString();
  }

  /** What the administration itself states. */
  static String strengthOf(Fact.Dose dose) {
    return dose.drug().strength().isEmpty() ? dose.strength() : dose.drug().strength();
  }

  private String orderedStrength(Fact.Dose each) {
    return ordered.stream()
        .filter(o -> isSame(o.code(), o.drug(), each.code(), each.drug()))
        .map(Fact.Ordered::strength)
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static boolean isSame(String code, DrugWords drug, String other, DrugWords otherDrug) {
    return (code.isEmpty() || other.isEmpty())
        ? drug.name().toLowerCase(Locale.ROOT).equals(otherDrug.name().toLowerCase(Locale.ROOT))
        : code.equals(other);
  }
}
