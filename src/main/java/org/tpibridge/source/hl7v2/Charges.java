package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * What was charged (FT1), less what was credited. FT1-2 identifies a line. Lines without it are
 * identified by their code, modifiers and day: those of one message are a list, which replaces the
 * list of an older message. A credit reduces the charge that it names in FT1-2, or that has its
 * code.
 */
final class Charges {
  private final List<Statement> statements;
  private final History.Judgment judgment;

  Charges(List<Statement> all, History.Judgment judgment) {
    this.statements = all.stream().filter(s -> s.item() instanceof Item.Charge).toList();
    this.judgment = judgment;
  }

  /**
   * A line, and what is left of it.
   *
   * @param units zero where all of it was credited
   */
  record Line(Statement statement, BigDecimal units) {
    Item.Charge item() {
      return (Item.Charge) statement.item();
    }

    /** Whether the claim states how many units there were. */
    boolean hasUnits() {
      return billed(statement).isPresent();
    }

    /** Whether the claim says that the drug was thrown away, not given. */
    boolean isWasted() {
      return item().modifiers().contains("JW");
    }

    Place place() {
      return statement.place();
    }

    private Line less(BigDecimal left) {
      return new Line(statement, left);
    }
  }

  List<Line> lines() {
    Map<String, List<Statement>> byItem = new LinkedHashMap<>();
    for (Statement each : onceEach()) {
      byItem.computeIfAbsent(key((Item.Charge) each.item()), k -> new ArrayList<>(1)).add(each);
    }
    List<Line> charges = new ArrayList<>();
    List<Statement> credits = new ArrayList<>();
    for (List<Statement> of : byItem.values()) {
      for (Statement each : new History("charge", of, judgment).counting()) {
        if (((Item.Charge) each.item()).credit()) {
          credits.add(each);
        } else {
          charges.add(new Line(each, units(each, BigDecimal.ONE)));
        }
      }
    }
    // A credit that names its charge comes first, so that one that does not gets what is left.
    credits.sort(Comparator.comparing(c -> ((Item.Charge) c.item()).transaction().isEmpty()));
    credits.forEach(credit -> credit(credit, charges));
    return charges;
  }

  /** A segment that its message has twice, with its own number, is one line. */
  private List<Statement> onceEach() {
    record Seen(long message, String line) {}
    Set<Seen> seen = new HashSet<>();
    List<Statement> once = new ArrayList<>();
    for (Statement each : statements) {
      Item.Charge item = (Item.Charge) each.item();
      String line = item.transaction().isEmpty() ? item.line() : key(item) + item.modifiers();
      if (seen.add(new Seen(each.message().number(), line))) {
        once.add(each);
      } else {
        judgment
            .findings()
            .add(
                Finding.warning(
                        Codes.REPEATED,
                        "The message has this charge twice (FT1-2, or the whole line); it counts"
                            + " once.")
                    .at(each.place()));
      }
    }
    return once;
  }

  private static String key(Item.Charge item) {
    String line =
        item.transaction().isEmpty()
            ? item.modifiers() + "|" + item.day()
            : "T" + item.transaction();
    return item.code() + "|" + item.credit() + "|" + line;
  }

  private static BigDecimal units(Statement statement, BigDecimal missing) {
    return billed(statement).orElse(missing);
  }

  private static Optional<BigDecimal> billed(Statement statement) {
    return statement.facts().stream()
        .filter(Fact.Billed.class::isInstance)
        .flatMap(f -> ((Fact.Billed) f).units().stream())
        .findFirst();
  }

  private void credit(Statement statement, List<Line> charges) {
    Item.Charge credit = (Item.Charge) statement.item();
    List<Line> mirrored = mirrored(credit, units(statement, BigDecimal.ONE), charges);
    if (mirrored.isEmpty()) {
      judgment
          .findings()
          .add(
              Finding.warning(
                      Codes.CREDIT,
                      "This credits a charge of "
                          + credit.code()
                          + " that the messages of the visit do not have; it is left out.")
                  .at(statement.place()));
      return;
    }
    // Without a quantity, the line that is meant is credited as a whole.
    BigDecimal open = units(statement, mirrored.get(0).units());
    for (Line line : mirrored) {
      BigDecimal left = judgment.rules().left(line.units(), open);
      open = open.subtract(line.units().subtract(left));
      charges.set(charges.indexOf(line), line.less(left));
    }
    if (open.signum() > 0) {
      judgment
          .findings()
          .add(
              Finding.warning(
                      Codes.CREDIT,
                      "More units of "
                          + credit.code()
                          + " are credited than were charged; the surplus is left out.")
                  .at(statement.place()));
    }
  }

  /** The lines that a credit reduces, the one that mirrors it best first. */
  private static List<Line> mirrored(Item.Charge credit, BigDecimal units, List<Line> charges) {
    List<Line> ofCode =
        charges.stream()
            .filter(c -> c.item().code().equals(credit.code()) && c.units().signum() > 0)
            .toList();
    List<Line> named =
        ofCode.stream()
            .filter(
                c ->
                    !credit.transaction().isEmpty()
                        && c.item().transaction().equals(credit.transaction()))
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    return ofCode.stream()
        .sorted(
            Comparator.<Line, Boolean>comparing(
                    c -> !c.item().modifiers().equals(credit.modifiers()))
                .thenComparing(c -> !c.item().day().equals(credit.day()))
                .thenComparing(c -> c.units().compareTo(units) != 0))
        .toList();
  }
}
