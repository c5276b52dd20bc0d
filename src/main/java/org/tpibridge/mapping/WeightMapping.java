package org.tpibridge.mapping;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.visit.Column;

/** The patient's weight on the day, where told. */
final class WeightMapping implements ResourceMapping {
  private static final String US_CORE = Canonical.usCore("body-weight");

  @Override
  public void add(VisitContext context) {
    context.visit().weightKg().ifPresent(kg -> add(context, kg));
  }

  private static void add(VisitContext context, BigDecimal kg) {
    Observation weight = new Observation();
    Entry entry = ObservedAtVisit.begin(context, Role.WEIGHT, "", Profiles.BODY_WEIGHT, weight);
    weight.getMeta().addProfile(US_CORE);
    weight.addCategory(StandardCode.VITAL_SIGNS.concept());
    weight.setCode(StandardCode.BODY_WEIGHT.concept());
    ObservedAtVisit.at(weight, context, context.times().start());
    weight.setValue(Quantities.of(kg, Quantities.KILOGRAM));
    context.practitioner().ifPresent(weight::addPerformer);
    weight.setText(Narratives.of("Body weight " + kg.toPlainString() + " kg"));
    entry.from(Column.WEIGHT_KG);
  }
}
