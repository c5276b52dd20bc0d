package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** FT1: what was charged, for what diagnoses, performed by whom. */
final class ChargeReader implements SegmentReader {
  private static final int TRANSACTION_ID = 2;
  private static final int DATE = 4;
  private static final int TYPE = 6;
  private static final int TRANSACTION = 7;
  private static final int QUANTITY = 10;
  private static final int LOCATION = 16;
  private static final int DIAGNOSIS = 19;
  private static final int PERFORMER = 20;
  private static final int PROCEDURE = 25;
  private static final int MODIFIER = 26;

  /**
   * HL7 table 0017: charge, two kinds of credit; payments, adjustments and the like say nothing of
   * a visit.
   */
  private static final Set<String> TYPES = Set.of("", "CG", "CD", "CR");

  private final Terminology terminology;

  ChargeReader(Terminology terminology) {
    this.terminology = terminology;
  }

  @Override
  public void read(Segment ft1, Scene scene) {
    String type = ft1.peek(TYPE, 1).toUpperCase(Locale.ROOT);
    int field = ft1.peek(PROCEDURE, 1).isEmpty() ? TRANSACTION : PROCEDURE;
    String code = ProcedureReader.cpt(ft1.peek(field, 1)).toUpperCase(Locale.ROOT);
    boolean procedure = terminology.procedure(code).isPresent();
    if (!TYPES.contains(type) || !(procedure || Charges.isDrugCode(code))) {
      return;
    }
    ft1.used(field, 1);
    ft1.used(TYPE, 1);
    Optional<BigDecimal> told = Amounts.number(unsigned(ft1.value(QUANTITY)));
    boolean credit = type.equals("CR") || type.equals("CD") || isNegative(ft1);
    if (told.isPresent() && told.get().signum() == 0) {
      return;
    }
    ft1.used(TRANSACTION_ID, 1);
    scene
        .draft()
        .open(
            new Item.Charge(
                ft1.peek(TRANSACTION_ID, 1),
                code,
                modifiers(ft1),
                ft1.peek(DATE, 1),
                credit,
                ft1.line()),
            Statement.Action.ASSERT,
            Optional.empty(),
            Version.Status.FINAL,
            ft1.place(field, 1));
    scene.draft().add(new Fact.Billed(told, ft1.place(field, 1)));
    if (!credit) {
      circumstances(ft1, procedure, scene);
    }
  }

  private static boolean isNegative(Segment ft1) {
    return ft1.peek(QUANTITY, 1).startsWith("-");
  }

  private static void circumstances(Segment ft1, boolean procedure, Scene scene) {
    Draft draft = scene.draft();
    for (int i = 0; i < ft1.repetitions(DIAGNOSIS); i++) {
      String diagnosis = DiagnosisReader.coded(ft1, DIAGNOSIS, i, scene);
      draft.tell(Column.DIAGNOSES, Rank.SECOND, diagnosis, ft1, DIAGNOSIS, 0);
    }
    if (procedure) {
      draft.see(ft1, PERFORMER, Rank.THIRD);
      String location = VisitSegmentReader.location(ft1, LOCATION);
      draft.tell(Column.LOCATION, Rank.SECOND, location, ft1, LOCATION, 0);
      scene
          .moment(ft1, DATE)
          .ifPresent(m -> draft.tell(Column.VISIT_START, Rank.THIRD, m, ft1, DATE));
    }
    scene.moment(ft1, DATE).ifPresent(m -> draft.add(new Fact.Service(m, ft1.place(DATE))));
  }

  private static List<String> modifiers(Segment ft1) {
    Set<String> modifiers = new TreeSet<>();
    for (int i = 0; i < ft1.repetitions(MODIFIER); i++) {
      String modifier = ft1.peek(MODIFIER, i, 1).toUpperCase(Locale.ROOT);
      if (!modifier.isEmpty()) {
        modifiers.add(modifier);
      }
      if (modifier.equals("JW")) {
        ft1.used(MODIFIER, 1);
      }
    }
    return List.copyOf(modifiers);
  }

  private static String unsigned(String quantity) {
    return quantity.startsWith("-") || quantity.startsWith("+") ? quantity.substring(1) : quantity;
  }
}
