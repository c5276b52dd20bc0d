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
 * Resolves charges (FT1) and credits. FT1-2 identifies a line. Lines without it are identified by
 * code, modifiers and day; the lines of one message form a list that replaces the list of an older
 * message. A credit reduces the charge that it names in FT1-2, or that has its code.
 */
final class ChargeResolver {
  private final List<MessageStatement> statements;
  private final StatementHistory.ResolutionContext context;

  ChargeResolver(List<MessageStatement> all, StatementHistory.ResolutionContext context) {
    this.statements =
        all.stream().filter(s -> s.item() instanceof StatementSubject.Charge).toList();
    this.context = context;
  }

  /**
   * A charge with its remaining units.
   *
   * @param units zero if all units were credited
   */
  record Line(MessageStatement statement, BigDecimal units) {
    StatementSubject.Charge item() {
      return (StatementSubject.Charge) statement.item();
    }

    /** Whether the claim states the number of units. */
    boolean hasUnits() {
      return billed(statement).isPresent();
    }

    /** Whether the claim states that the drug was discarded, not given. */
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
      for (MessageStatement each :
          new StatementHistory("charge", of, context).effectiveStatements()) {
        if (((StatementSubject.Charge) each.item()).credit()) {
          credits.add(each);
        } else {
          charges.add(new Line(each, units(each, BigDecimal.ONE)));
        }
      }
    }
    // Credits that name their charge come first; the other credits reduce the remaining units.
    credits.sort(
        Comparator.comparing(c -> ((StatementSubject.Charge) c.item()).transaction().isEmpty()));
    credits.forEach(credit -> credit(credit, charges));
    return charges;
  }

  /** Removes repetitions: a segment with its own number that its message has twice is one line. */
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
        context
            .findings()
            .add(
                Finding.warning(
                        Hl7FindingCodes.REPEATED,
                        "The message has this charge twice (FT1-2, or the whole line). It was used"
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
        .filter(StatedFact.BilledUnits.class::isInstance)
        .flatMap(f -> ((StatedFact.BilledUnits) f).units().stream())
        .findFirst();
  }

  private void credit(MessageStatement statement, List<Line> charges) {
    StatementSubject.Charge credit = (StatementSubject.Charge) statement.item();
    List<Line> mirrored = withoutMirrored(credit, units(statement, BigDecimal.ONE), charges);
    if (mirrored.isEmpty()) {
      context
          .findings()
          .add(
              Finding.warning(
                      Hl7FindingCodes.CREDIT,
                      "This line credits a charge of "
                          + credit.code()
                          + " that is not in the messages of the visit. It was skipped.")
                  .at(statement.place()));
      return;
    }
    // Without a quantity, the whole line is credited.
    BigDecimal open = units(statement, mirrored.get(0).units());
    for (Line line : mirrored) {
      BigDecimal left = context.rules().remainingAfterCredit(line.units(), open);
      open = open.subtract(line.units().subtract(left));
      charges.set(charges.indexOf(line), line.reducedBy(left));
    }
    if (open.signum() > 0) {
      context
          .findings()
          .add(
              Finding.warning(
                      Hl7FindingCodes.CREDIT,
                      "More units of "
                          + credit.code()
                          + " are credited than were charged. The surplus was ignored.")
                  .at(statement.place()));
    }
  }

  /** Returns the lines that a credit reduces; an equal line comes first. */
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
