package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.BilledDrugCode;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * What was charged (FT1): the procedure, and drugs by their HCPCS codes. A credit takes back the
 * charge that it mirrors. Where no record tells what was given, the billed units do.
 */
final class Charges {
  private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(99_999);

  private final Terminology terminology;
  private final List<Charge> charges = new ArrayList<>();

  Charges(Terminology terminology) {
    this.terminology = terminology;
  }

  /**
   * @param units above zero
   * @param wasted whether the claim says that it was thrown away (modifier JW), not given
   * @param credit whether it takes a charge back
   */
  record Charge(
      long message, String code, BigDecimal units, boolean wasted, boolean credit, Place place) {}

  void add(Charge charge) {
    charges.add(charge);
  }

  /** HCPCS level II: a letter and four digits; J and Q codes are drugs. */
  static boolean isDrugCode(String code) {
    return code.length() == 5
        && (code.charAt(0) == 'J' || code.charAt(0) == 'Q')
        && code.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  void tell(Candidates candidates, List<Finding> findings) {
    List<Charge> standing = new ArrayList<>();
    for (Charge charge : charges) {
      if (!charge.credit()) {
        standing.add(charge);
      }
    }
    charges.stream().filter(Charge::credit).forEach(c -> takeBack(c, standing, findings));
    boolean givenIsTold = candidates.has(Column.INJECTATES);
    for (Charge charge : standing) {
      if (isDrugCode(charge.code())) {
        drug(charge, givenIsTold, candidates, findings);
      } else if (terminology.procedure(charge.code()).isPresent()) {
        add(candidates, Column.PROCEDURE_CODE, Rank.SECOND, charge, charge.code());
      }
    }
  }

  private static void takeBack(Charge credit, List<Charge> standing, List<Finding> findings) {
    Optional<Charge> charge =
        standing.stream()
            .filter(c -> c.code().equals(credit.code()))
            .filter(c -> c.units().compareTo(credit.units()) == 0)
            .findFirst();
    charge.ifPresentOrElse(
        standing::remove,
        () ->
            findings.add(
                Finding.warning(
                        Codes.CREDIT,
                        "This credit takes back a charge of "
                            + credit.code()
                            + " that the messages of the visit do not have; it is left out.")
                    .at(credit.place())));
  }

  private void drug(
      Charge charge, boolean givenIsTold, Candidates candidates, List<Finding> findings) {
    boolean whole = charge.units().stripTrailingZeros().scale() <= 0;
    if (!whole || charge.units().compareTo(MOST_UNITS) > 0) {
      findings.add(
          Finding.error(
                  Codes.UNIT,
                  "The billed units of " + charge.code() + " are a whole number up to 99999.")
              .at(charge.place()));
      return;
    }
    String units = Amounts.plain(charge.units());
    add(candidates, Column.BILLED_DRUGS, Rank.FIRST, charge, charge.code() + " x" + units);
    if (givenIsTold || charge.wasted()) {
      return;
    }
    Optional<BilledDrugCode> code = terminology.billedDrug(charge.code());
    code.filter(c -> c.drugKey().isPresent() && c.mgPerUnit().isPresent())
        .ifPresent(
            c -> {
              String mg = Amounts.plain(charge.units().multiply(c.mgPerUnit().get()));
              String item = c.drugKey().get().replace('-', ' ') + " " + mg + " mg";
              add(candidates, Column.INJECTATES, Rank.CLAIM, charge, item);
              findings.add(
                  Finding.information(
                          Codes.BILLED_DOSE,
                          "No message tells what was given; "
                              + item
                              + " is taken from the billed units of "
                              + charge.code()
                              + ".")
                      .at(charge.place()));
            });
  }

  private static void add(
      Candidates candidates, Column column, int rank, Charge charge, String text) {
    candidates.add(
        column, rank, charge.message(), new Words(text, charge.place(), Style.CANONICAL));
  }
}
