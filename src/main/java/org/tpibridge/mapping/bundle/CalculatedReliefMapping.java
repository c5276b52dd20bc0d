package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.mapping.elements.UcumQuantities;

/**
 * Adds pain relief calculated from two scores of one scale: {@code (before - later) / before}. It
 * is negative if pain increased. Each Observation refers to its two scores. No person calculated
 * it: its performer is the clinic, for which the program calculates.
 */
final class CalculatedReliefMapping implements ResourceMapping {
  static final String RELIEFS_DIFFER = "TPI-MAP-RELIEF";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TOLERATED_POINTS = BigDecimal.TEN;

  @Override
  public void add(VisitContext context) {
    List<AssessedPainScore> scores = context.scores();
    if (scores.isEmpty() || !scores.get(0).isBefore() || scores.get(0).value().signum() == 0) {
      return;
    }
    for (int i = 1; i < scores.size(); i++) {
      add(context, scores.get(0), scores.get(i), i);
    }
  }

  private static void add(
      VisitContext context, AssessedPainScore before, AssessedPainScore later, int index) {
    BigDecimal percent = percent(before.value(), later.value());
    Observation relief = new Observation();
    BundleEntry entry =
        VisitObservation.begin(
            context, ResourceRole.RELIEF_CALCULATED, later.key(), ProfileUrls.RELIEF, relief);
    relief.addCategory(StandardCode.SURVEY.concept());
    relief.setCode(
        VisitObservation.code(TpiBridgeCode.RELIEF_CALCULATED)
            .setText(TpiBridgeCode.RELIEF_CALCULATED.display() + ", " + later.when()));
    later.place(relief, context);
    relief.addPerformer(context.organization());
    relief.setValue(UcumQuantities.of(percent, UcumQuantities.PERCENT));
    List<BundleEntry> scores = context.all(ResourceRole.PAIN);
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
    if (later.phase() == TpiBridgeCode.IMMEDIATELY_AFTER) {
      context.visit().reliefPercent().ifPresent(stated -> compare(context, stated, percent));
    }
  }

  /** In percent, rounded half up to one decimal. */
  static BigDecimal percent(BigDecimal before, BigDecimal later) {
    BigDecimal percent =
        before.subtract(later).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
    BigDecimal plain = percent.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static void compare(VisitContext context, BigDecimal stated, BigDecimal calculated) {
    if (stated.subtract(calculated).abs().compareTo(TOLERATED_POINTS) >= 0) {
      context.found(
          context
              .all(ResourceRole.RELIEF_REPORTED)
              .get(0)
              .on(
                  "value",
                  Finding.warning(
                          RELIEFS_DIFFER,
                          "The patient reported %s %% relief, but the scores before and after give %s %%. Both are exported."
                              .formatted(stated.toPlainString(), calculated.toPlainString()))
                      .withSuggestion("Check relief_percent, pain_before and pain_after.")));
    }
  }
}
