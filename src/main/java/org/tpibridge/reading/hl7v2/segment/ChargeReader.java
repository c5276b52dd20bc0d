package org.tpibridge.reading.hl7v2.segment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.TechniqueNames;
import org.tpibridge.reading.hl7v2.message.CodedValue;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.reading.hl7v2.vocabulary.DrugAmounts;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** Reads FT1: what was charged, for which diagnoses, performed by whom. */
final class ChargeReader implements SegmentReader {
  private static final int TRANSACTION_ID = 2;
  private static final int DATE = 4;
  private static final int TYPE = 6;
  private static final int TRANSACTION = 7;
  private static final int DESCRIPTION = 8;
  private static final int QUANTITY = 10;
  private static final int LOCATION = 16;
  private static final int DIAGNOSIS = 19;
  private static final int PERFORMER = 20;
  private static final int PROCEDURE = 25;
  private static final int MODIFIER = 26;

  private static final int NAME = 2;
  private static final int ALTERNATE_NAME = 5;

  /**
   * HL7 table 0017: charge, two kinds of credit. Payments, adjustments and other types do not
   * describe a visit.
   */
  private static final Set<String> TYPES = Set.of("", "CG", "CD", "CR");

  private final Terminology terminology;

  ChargeReader(Terminology terminology) {
    this.terminology = terminology;
  }

  @Override
  public void read(Hl7Segment ft1, MessageContext context) {
    if (!TYPES.contains(ft1.peek(TYPE, 1).toUpperCase(Locale.ROOT))) {
      return;
    }
    List<Coded> codes = codes(ft1);
    if (!codes.isEmpty()) {
      codes.forEach(c -> c.triple().markUsed(ft1, c.field()));
      Coded first = codes.get(0);
      open(ft1, first.code(), first.place(ft1), context);
      compare(ft1, codes, context);
    } else if (isNamed(ft1)) {
      int field = ft1.peek(PROCEDURE, 1).isEmpty() ? TRANSACTION : PROCEDURE;
      open(ft1, ft1.value(field, 1).toUpperCase(Locale.ROOT), ft1.place(field, 1), context);
    }
  }

  /** Returns a code that describes a visit. */
  private record Coded(CodedValue triple, int field, String code) {
    Place place(Hl7Segment ft1) {
      return ft1.place(field, triple.component());
    }
  }

  /** Searches all systems of both fields: many charge masters list their own codes first. */
  private List<Coded> codes(Hl7Segment ft1) {
    List<Coded> codes = new ArrayList<>(1);
    for (int field : new int[] {PROCEDURE, TRANSACTION}) {
      for (CodedValue triple : CodedValue.of(ft1, field, 0)) {
        String code = ProcedureReader.cpt(triple.code()).toUpperCase(Locale.ROOT);
        if (isProcedure(code) || StatementSubject.Charge.isDrugCode(code)) {
          codes.add(new Coded(triple, field, code));
        }
      }
    }
    return codes;
  }

  private boolean isProcedure(String code) {
    return terminology.procedure(code).isPresent();
  }

  /** Checks that the codes of one line mean the same. */
  private void compare(Hl7Segment ft1, List<Coded> codes, MessageContext context) {
    Coded first = codes.get(0);
    codes.stream()
        .filter(c -> !c.code().equals(first.code()))
        .findFirst()
        .ifPresent(
            other -> {
              boolean alike = isProcedure(first.code()) == isProcedure(other.code());
              String message =
                  "This charge has the codes " + first.code() + " and " + other.code() + ".";
              context
                  .statements()
                  .addStatementFinding(
                      (alike
                              ? Finding.error(
                                  Hl7FindingCodes.CODES, message + " Correct one of them.")
                              : Finding.warning(
                                  Hl7FindingCodes.CODES,
                                  message
                                      + " The first one was used. If both were charged, send each in"
                                      + " its own FT1."))
                          .at(other.place(ft1)));
            });
  }

  /** Whether the text of a charge with a local code names the procedure. */
  private static boolean isNamed(Hl7Segment ft1) {
    return Stream.of(
            ft1.words(PROCEDURE, 0, NAME),
            ft1.words(PROCEDURE, 0, ALTERNATE_NAME),
            ft1.words(TRANSACTION, 0, NAME),
            ft1.words(TRANSACTION, 0, ALTERNATE_NAME),
            ft1.peekText(DESCRIPTION, 0))
        .anyMatch(words -> TechniqueNames.of(words).isPresent());
  }

  private void open(Hl7Segment ft1, String code, Place place, MessageContext context) {
    String type = ft1.value(TYPE, 1).toUpperCase(Locale.ROOT);
    String quantity = ft1.value(QUANTITY);
    Optional<BigDecimal> units = DrugAmounts.number(unsigned(quantity));
    boolean credit = type.equals("CR") || type.equals("CD") || isNegative(ft1);
    ft1.markUsed(TRANSACTION_ID, 1);
    context
        .statements()
        .start(
            new StatementSubject.Charge(
                ft1.peek(TRANSACTION_ID, 1),
                code,
                modifiers(ft1),
                ft1.peek(DATE, 1),
                credit,
                ft1.line()),
            MessageStatement.Action.ASSERT,
            Optional.empty(),
            StatementVersion.Status.FINAL,
            place);
    context.statements().add(new StatedFact.BilledUnits(units, place));
    if (!quantity.isEmpty() && units.isEmpty()) {
      context
          .statements()
          .addStatementFinding(
              Finding.error(
                      Hl7FindingCodes.UNIT,
                      "FT1-10 is not a number, so the units of " + code + " are unknown.")
                  .at(ft1.place(QUANTITY))
                  .withSuggestion("1"));
    }
    if (!credit && units.filter(u -> u.signum() == 0).isEmpty()) {
      circumstances(ft1, !StatementSubject.Charge.isDrugCode(code), context);
    }
  }

  private static boolean isNegative(Hl7Segment ft1) {
    return ft1.peek(QUANTITY, 1).startsWith("-");
  }

  private static void circumstances(Hl7Segment ft1, boolean procedure, MessageContext context) {
    MessageStatements statements = context.statements();
    for (int i = 0; i < ft1.repetitions(DIAGNOSIS); i++) {
      String diagnosis = DiagnosisReader.coded(ft1, DIAGNOSIS, i, context);
      statements.addValue(Column.DIAGNOSES, Precedence.SECOND, diagnosis, ft1, DIAGNOSIS, 0);
    }
    if (procedure) {
      TechniqueFields.addFromCoded(ft1, TRANSACTION, context);
      TechniqueFields.addFromCoded(ft1, PROCEDURE, context);
      TechniqueFields.addFrom(ft1.peekText(DESCRIPTION, 0), ft1, DESCRIPTION, 1, context);
      statements.addClinicians(ft1, PERFORMER, Precedence.THIRD);
      String location = VisitSegmentReader.location(ft1, LOCATION);
      statements.addValue(Column.LOCATION, Precedence.SECOND, location, ft1, LOCATION, 0);
      context
          .timeIn(ft1, DATE)
          .ifPresent(m -> statements.addValue(Column.VISIT_START, Precedence.THIRD, m, ft1, DATE));
    }
    context
        .timeIn(ft1, DATE)
        .ifPresent(m -> statements.add(new StatedFact.ServiceDay(m, ft1.place(DATE))));
  }

  /** Returns the modifiers in FT1-26, and those that follow the code: {@code J3301-JW}. */
  private static List<String> modifiers(Hl7Segment ft1) {
    Set<String> modifiers = new TreeSet<>();
    for (int i = 0; i < ft1.repetitions(MODIFIER); i++) {
      addModifiers(ft1.peek(MODIFIER, i, 1), modifiers);
    }
    for (int field : new int[] {PROCEDURE, TRANSACTION}) {
      for (CodedValue triple : CodedValue.of(ft1, field, 0)) {
        String code = ProcedureReader.cpt(triple.code());
        addModifiers(triple.code().substring(code.length()), modifiers);
      }
    }
    if (modifiers.contains("JW")) {
      ft1.markUsed(MODIFIER, 1);
    }
    return List.copyOf(modifiers);
  }

  private static void addModifiers(String text, Set<String> into) {
    for (String modifier : text.toUpperCase(Locale.ROOT).split("[^0-9A-Z]+", -1)) {
      if (!modifier.isEmpty()) {
        into.add(modifier);
      }
    }
  }

  private static String unsigned(String quantity) {
    return quantity.startsWith("-") || quantity.startsWith("+") ? quantity.substring(1) : quantity;
  }
}
