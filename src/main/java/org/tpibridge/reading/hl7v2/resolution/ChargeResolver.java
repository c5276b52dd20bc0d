package org.tpibridge.reading.hl7v2.resolution;

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
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;

/**
 * What was charged (FT1), less what was credited. FT1-2 identifies a line. Lines without it are
 * identified by their code, modifiers and day: those of one message are a list, which replaces the
 * list of an older message. A credit reduces the charge that it names in FT1-2, or that has its
 * code.
 */
final class ChargeResolver {
  private final List<MessageStatement> statements;
  private final StatementHistory.ResolutionContext judgment;

  ChargeResolver(List<MessageStatement> all, StatementHistory.ResolutionContext judgment) {
    this.statements =
        all.stream().filter(s -> s.item() instanceof StatementSubject.Charge).toList();
    this.judgment = judgment;
  }

  /**
   * A line, and what is left of it.
   *
   * @param units zero where all of it was credited
   */
  record Line(MessageStatement statement, BigDecimal units) {
    StatementSubject.Charge item() {
      return (StatementSubject.Charge) statement.item();
    }

    /** Whether the claim states how many units there were. */
    boolean hasUnits() {
      return billed(statement).isPresent();
    }

    /** Whether the claim says that the drug was thrown away, not given. */
    boolean isWaste() {
      return item().modifiers().contains("JW");
    }

    Place place() {
      return statement.place();
    }

    private Line reducedBy(BigDecimal left) {
      return new Line(statement, left);
    }
  }

  List<Line> lines() {
    Map<String, List<MessageStatement>> byItem = new LinkedHashMap<>();
    for (MessageStatement each : withoutRepeated()) {
      byItem
          .computeIfAbsent(key((StatementSubject.Charge) each.item()), k -> new ArrayList<>(1))
          .add(each);
    }
    List<Line> charges = new ArrayList<>();
    List<MessageStatement> credits = new ArrayList<>();
    for (List<MessageStatement> of : byItem.values()) {
      for (MessageStatement each : new StatementHistory("charge", of, judgment).counting()) {
        if (((StatementSubject.Charge) each.item()).credit()) {
          credits.add(each);
        } else {
          charges.add(new Line(each, units(each, BigDecimal.ONE)));
        }
      }
    }
    // A credit that names its charge comes first, so that one that does not gets what is left.
    credits.sort(
        Comparator.comparing(c -> ((StatementSubject.Charge) c.item()).transaction().isEmpty()));
    credits.forEach(credit -> credit(credit, charges));
    return charges;
  }

  /** A segment that its message has twice, with its own number, is one line. */
  private List<MessageStatement> withoutRepeated() {
    record Seen(long message, String line) {}
    Set<Seen> seen = new HashSet<>();
    List<MessageStatement> once = new ArrayList<>();
    for (MessageStatement each : statements) {
      StatementSubject.Charge item = (StatementSubject.Charge) each.item();
      String line = item.transaction().isEmpty() ? item.line() : key(item) + item.modifiers();
      if (seen.add(new Seen(each.message().number(), line))) {
        once.add(each);
      } else {
        judgment
            .findings()
            .add(
                Finding.warning(
                        Hl7FindingCodes.REPEATED,
                        "The message has this charge twice (FT1-2, or the whole line); it counts"
                            + " once.")
                    .at(each.place()));
      }
    }
    return once;
  }

  private static String key(StatementSubject.Charge item) {
    String line =
        item.transaction().isEmpty()
            ? item.modifiers() + "|" + item.day()
            : "T" + item.transaction();
    return item.code() + "|" + item.credit() + "|" + line;
  }

  private static BigDecimal units(MessageStatement statement, BigDecimal missing) {
    return billed(statement).orElse(missing);
  }

  private static Optional<BigDecimal> billed(MessageStatement statement) {
    return statement.facts().stream()
        .filter(StatedFact.Billed.class::isInstance)
        .flatMap(f -> ((StatedFact.Billed) f).units().stream())
        .findFirst();
  }

  private void credit(MessageStatement statement, List<Line> charges) {
    StatementSubject.Charge credit = (StatementSubject.Charge) statement.item();
    List<Line> mirrored = withoutMirrored(credit, units(statement, BigDecimal.ONE), charges);
    if (mirrored.isEmpty()) {
      judgment
          .findings()
          .add(
              Finding.warning(
                      Hl7FindingCodes.CREDIT,
                      "This credits a charge of "
                          + credit.code()
                          + " that the messages of the visit do not have; it is left out.")
                  .at(statement.place()));
      return;
    }
    // Without a quantity, the line that is meant is credited as a whole.
    BigDecimal open = units(statement, mirrored.get(0).units());
    for (Line line : mirrored) {
      BigDecimal left = judgment.rules().remainingAfterCredit(line.units(), open);
      open = open.subtract(line.units().subtract(left));
      charges.set(charges.indexOf(line), line.reducedBy(left));
    }
    if (open.signum() > 0) {
      judgment
          .findings()
          .add(
              Finding.warning(
                      Hl7FindingCodes.CREDIT,
                      "More units of "
                          + credit.code()
                          + " are credited than were charged; the surplus is left out.")
                  .at(statement.place()));
    }
  }

  /** The lines that a credit reduces, the one that mirrors it best first. */
  private static List<Line> withoutMirrored(
      StatementSubject.Charge credit, BigDecimal units, List<Line> charges) {
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
