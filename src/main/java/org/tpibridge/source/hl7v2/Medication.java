package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * What was given (RXA), with the strengths that orders (RXE, RXO) tell of the same drug. An order
 * alone says nothing of what was given.
 */
final class Medication {
  private final Terminology terminology;
  private final List<Given> given = new ArrayList<>();
  private final List<Ordered> ordered = new ArrayList<>();

  Medication(Terminology terminology) {
    this.terminology = terminology;
  }

  /**
   * @param code the sender's code of the drug, or ""
   * @param amount canonical, such as {@code 4 mL}, or ""
   * @param strength canonical, such as {@code 1%}, or ""
   */
  record Given(
      long message, String code, DrugWords drug, String amount, String strength, Place place) {}

  /** The strength of a drug, as ordered. */
  record Ordered(String code, DrugWords drug, String strength) {}

  void given(Given one) {
    given.add(one);
  }

  void ordered(Ordered one) {
    ordered.add(one);
  }

  /** Takes back what a message said was given and another says was recorded by mistake. */
  void takeBack(String code, DrugWords drug) {
    given.removeIf(g -> isSame(g.code(), g.drug(), code, drug));
  }

  DrugWords drug(String text) {
    return DrugWords.of(text, terminology);
  }

  void tell(Candidates candidates, List<Finding> findings) {
    for (Given each : given) {
      String strength =
          each.drug().strength().isEmpty()
              ? each.strength().isEmpty() ? orderedStrength(each) : each.strength()
              : each.drug().strength();
      StringBuilder item = new StringBuilder(each.drug().name());
      for (String part : List.of(strength, each.drug().epinephrine(), each.amount())) {
        item.append(part.isEmpty() ? "" : " ").append(part);
      }
      if (each.amount().isEmpty()) {
        findings.add(
            Finding.information(
                    Codes.AMOUNT, "How much of the drug was given is not told in RXA-6 and RXA-7.")
                .at(each.place()));
      }
      candidates.add(
          Column.INJECTATES,
          Rank.FIRST,
          each.message(),
          new Words(item.toString(), each.place(), Style.CANONICAL));
    }
  }

  private String orderedStrength(Given each) {
    return ordered.stream()
        .filter(o -> isSame(o.code(), o.drug(), each.code(), each.drug()))
        .map(Ordered::strength)
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static boolean isSame(String code, DrugWords drug, String other, DrugWords otherDrug) {
    return (code.isEmpty() || other.isEmpty())
        ? drug.name().toLowerCase(Locale.ROOT).equals(otherDrug.name().toLowerCase(Locale.ROOT))
        : code.equals(other);
  }

  /** A strength as HL7 splits it: {@code 40}, {@code mg}, in {@code 1}, {@code mL}. */
  static String strength(String value, String unit, String volume, String volumeUnit) {
    Optional<BigDecimal> number = Amounts.number(value);
    String folded = unit.toLowerCase(Locale.ROOT).replace(" ", "");
    if (number.isEmpty() || number.get().signum() <= 0) {
      return "";
    }
    if (folded.equals("%") || folded.equals("percent")) {
      return Amounts.plain(number.get()) + "%";
    }
    if (folded.equals("mg/ml") || folded.equals("mg/cc")) {
      return Amounts.plain(number.get()) + " mg/mL";
    }
    Optional<BigDecimal> millilitres =
        Amounts.read(volume, volumeUnit).filter(a -> a.endsWith(" mL")).flatMap(Amounts::numberOf);
    return Amounts.read(value, unit)
        .filter(a -> a.endsWith(" mg"))
        .flatMap(Amounts::numberOf)
        .flatMap(mg -> millilitres.map(ml -> Amounts.plain(Amounts.perMl(mg, ml)) + " mg/mL"))
        .orElse("");
  }
}
