package org.tpibridge.mapping;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.visit.Column;

/** Relief as the patient told it, derived from nothing. */
final class ReportedReliefMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    context.visit().reliefPercent().ifPresent(percent -> add(context, percent));
  }

  private static void add(VisitContext context, BigDecimal percent) {
    Observation relief = new Observation();
    Entry entry = ObservedAtVisit.begin(context, Role.RELIEF_REPORTED, "", Profiles.RELIEF, relief);
    relief.addCategory(StandardCode.SURVEY.concept());
    relief.setCode(ObservedAtVisit.code(OwnCode.RELIEF_REPORTED));
    ObservedAtVisit.at(relief, context, context.times().finished());
    relief.setValue(Quantities.of(percent, Quantities.PERCENT));
    relief.addPerformer(context.patient());
    relief.setText(
        Narratives.of("Patient-reported pain relief: " + percent.toPlainString() + " %"));
    entry.from(Column.RELIEF_PERCENT);
  }
}
