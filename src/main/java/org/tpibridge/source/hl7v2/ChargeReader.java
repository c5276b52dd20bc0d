package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** FT1: what was charged, for what diagnoses, performed by whom. */
final class ChargeReader implements SegmentReader {
  private static final int DATE = 4;
  private static final int TYPE = 6;
  private static final int TRANSACTION = 7;
  private static final int QUANTITY = 10;
  private static final int LOCATION = 16;
  private static final int DIAGNOSIS = 19;
  private static final int PERFORMER = 20;
  private static final int PROCEDURE = 25;
  private static final int MODIFIER = 26;

  /** HL7 table 0017: charge, credit; payments, adjustments and the like say nothing of a visit. */
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
    Set<String> modifiers = modifiers(ft1);
    BigDecimal told = Amounts.number(unsigned(ft1.value(QUANTITY))).orElse(BigDecimal.ONE);
    boolean credit = type.equals("CR") || ft1.peek(QUANTITY, 1).startsWith("-");
    boolean wasted = modifiers.contains("JW");
    if (told.signum() > 0) {
      scene
          .draft()
          .charges()
          .add(new Charges.Charge(ft1.message(), code, told, wasted, credit, ft1.place(field, 1)));
    }
    if (!credit) {
      circumstances(ft1, procedure, scene);
    }
  }

  private static void circumstances(Segment ft1, boolean procedure, Scene scene) {
    Draft draft = scene.draft();
    for (int i = 0; i < ft1.repetitions(DIAGNOSIS); i++) {
      String diagnosis = DiagnosisReader.coded(ft1, DIAGNOSIS, i, scene);
      draft.tell(Column.DIAGNOSES, Rank.SECOND, diagnosis, ft1, DIAGNOSIS, 0);
    }
    if (procedure) {
      draft.people().see(ft1, PERFORMER, Rank.THIRD);
      String location = VisitSegmentReader.location(ft1, LOCATION);
      draft.tell(Column.LOCATION, Rank.SECOND, location, ft1, LOCATION, 0);
      scene
          .moment(ft1, DATE)
          .ifPresent(m -> draft.tell(Column.VISIT_START, Rank.THIRD, m, ft1, DATE));
    }
  }

  private static Set<String> modifiers(Segment ft1) {
    Set<String> modifiers = new HashSet<>();
    for (int i = 0; i < ft1.repetitions(MODIFIER); i++) {
      String modifier = ft1.peek(MODIFIER, i, 1).toUpperCase(Locale.ROOT);
      modifiers.add(modifier);
      if (modifier.equals("JW")) {
        ft1.used(MODIFIER, 1);
      }
    }
    return modifiers;
  }

  private static String unsigned(String quantity) {
    return quantity.startsWith("-") || quantity.startsWith("+") ? quantity.substring(1) : quantity;
  }
}
