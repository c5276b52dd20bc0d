package org.tpibridge.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.finding.Finding;

/**
 * Relief as two scores of one scale make it, {@code (before - later) / before}: negative where the
 * pain grew. Each names its two scores.
 */
final class CalculatedReliefMapping implements ResourceMapping {
  static final String RELIEFS_DIFFER = "TPI-MAP-RELIEF";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TOLERATED_POINTS = BigDecimal.TEN;

  @Override
  public void add(VisitContext context) {
    List<Score> scores = context.scores();
    if (scores.isEmpty() || !scores.get(0).isBefore() || scores.get(0).value().signum() == 0) {
      return;
    }
    for (int i = 1; i < scores.size(); i++) {
      add(context, scores.get(0), scores.get(i), i);
    }
  }

  private static void add(VisitContext context, Score before, Score later, int index) {
    BigDecimal percent = percent(before.value(), later.value());
    Observation relief = new Observation();
    Entry entry =
        ObservedAtVisit.begin(
            context, Role.RELIEF_CALCULATED, later.key(), Profiles.RELIEF, relief);
    relief.addCategory(StandardCode.SURVEY.concept());
    relief.setCode(ObservedAtVisit.code(OwnCode.RELIEF_CALCULATED));
    later.place(relief, context);
    relief.setValue(Quantities.of(percent, Quantities.PERCENT));
    List<Entry> scores = context.all(Role.PAIN);
    Reference first = scores.get(0).reference();
    relief.addDerivedFrom(first).addDerivedFrom(scores.get(index).reference());
    relief.setText(
        Narratives.of(
            "Relief calculated from pain "
                + before.value().toPlainString()
                + " before and "
                + later.value().toPlainString()
                + " "
                + later.when()
                + ": "
                + percent.toPlainString()
                + " %"));
    entry.from("", later.field()).from("effective", later.field());
    if (later.phase() == OwnCode.IMMEDIATELY_AFTER) {
      context.visit().reliefPercent().ifPresent(told -> compare(context, told, percent));
    }
  }

  /** In percent with one decimal at most, half up. */
  static BigDecimal percent(BigDecimal before, BigDecimal later) {
    BigDecimal percent =
        before.subtract(later).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
    BigDecimal plain = percent.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static void compare(VisitContext context, BigDecimal told, BigDecimal calculated) {
    if (told.subtract(calculated).abs().compareTo(TOLERATED_POINTS) >= 0) {
      context.found(
          context
              .all(Role.RELIEF_REPORTED)
              .get(0)
              .on(
                  "value",
                  Finding.warning(
                          RELIEFS_DIFFER,
                          "The patient reported %s %% relief, but the scores before and after give %s %%. Both are kept."
                              .formatted(told.toPlainString(), calculated.toPlainString()))
                      .suggesting("Check relief_percent, pain_before and pain_after.")));
    }
  }
}
