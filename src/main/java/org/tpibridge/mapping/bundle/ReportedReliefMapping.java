package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Column;

/** Adds pain relief as the patient reported it; it is not calculated. */
final class ReportedReliefMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    context.visit().reliefPercent().ifPresent(percent -> add(context, percent));
  }

  private static void add(VisitContext context, BigDecimal percent) {
    Observation relief = new Observation();
    BundleEntry entry =
        VisitObservation.begin(
            context, ResourceRole.RELIEF_REPORTED, "", ProfileUrls.RELIEF, relief);
    relief.addCategory(StandardCode.SURVEY.concept());
    relief.setCode(VisitObservation.code(TpiBridgeCode.RELIEF_REPORTED));
    VisitObservation.atEnd(relief, context);
    relief.setValue(UcumQuantities.of(percent, UcumQuantities.PERCENT));
    relief.addPerformer(context.patient());
    relief.setText(
        Narratives.of("Patient-reported pain relief: " + percent.toPlainString() + " %"));
    entry.from(Column.RELIEF_PERCENT);
  }
}
