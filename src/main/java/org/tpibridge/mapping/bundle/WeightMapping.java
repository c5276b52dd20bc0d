package org.tpibridge.mapping.bundle;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.visit.Column;

/** Adds the patient's weight on the day of the visit, if stated. */
final class WeightMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("body-weight");

  @Override
  public void add(VisitContext context) {
    context.visit().weightKg().ifPresent(kg -> add(context, kg));
  }

  private static void add(VisitContext context, BigDecimal kg) {
    Observation weight = new Observation();
    BundleEntry entry =
        VisitObservation.begin(context, ResourceRole.WEIGHT, "", ProfileUrls.BODY_WEIGHT, weight);
    weight.getMeta().addProfile(US_CORE);
    weight.addCategory(StandardCode.VITAL_SIGNS.concept());
    weight.setCode(StandardCode.BODY_WEIGHT.concept());
    VisitObservation.at(weight, context, context.times().start());
    weight.setValue(UcumQuantities.of(kg, UcumQuantities.KILOGRAM));
    context.practitioner().ifPresent(weight::addPerformer);
    weight.setText(Narratives.of("Body weight " + kg.toPlainString() + " kg"));
    entry.from(Column.WEIGHT_KG);
  }
}
