package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Period;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;

/** Adds the plan after the visit: aftercare, follow-up, planned treatments, goal and red flags. */
final class CarePlanMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("careplan");

  @Override
  public void add(VisitContext context) {
    Visit visit = context.visit();
    if (visit.aftercare().isPresent()
        || visit.followUp().isPresent()
        || visit.goal().isPresent()
        || !visit.plan().isEmpty()
        || context.plan().protocol().isPresent()) {
      plan(context);
    }
  }

  private static void plan(VisitContext context) {
    CarePlan carePlan = new CarePlan();
    carePlan.getMeta().addProfile(ProfileUrls.AFTERCARE_PLAN).addProfile(US_CORE);
    BundleEntry entry = context.own(ResourceRole.CARE_PLAN, "", carePlan);
    carePlan.addIdentifier(entry.identifier());
    carePlan.setStatus(context.plan().status().plan());
    carePlan.setIntent(CarePlan.CarePlanIntent.PLAN);
    carePlan.addCategory(StandardCode.ASSESS_PLAN.concept());
    carePlan.setTitle("Aftercare");
    context.visit().aftercare().ifPresent(carePlan::setDescription);
    carePlan.setSubject(context.patient());
    carePlan.setEncounter(context.encounter());
    carePlan.setPeriod(
        new Period()
            .setStartElement(VisitTimes.dateTime(context.visit().start().day()))
            .setEndElement(VisitTimes.dateTime(context.plan().end())));
    author(carePlan, context);
    carePlan.setAddresses(context.references(ResourceRole.CONDITION));
    carePlan.setGoal(context.references(ResourceRole.GOAL));
    entry
        .from(reason(context.visit()))
        .from("description", Column.AFTERCARE)
        .from("instantiatesUri", Column.AFTERCARE)
        .from("goal", Column.GOAL)
        .from("addresses", Column.DIAGNOSES)
        .from("subject", Column.MRN);
    PlanActivities.add(carePlan, entry, context);
    carePlan.setText(PlanNarrative.of(context));
  }

  /**
   * The clinician is the author only of what the record of the visit states. The clinic is the
   * author of its usual protocol.
   */
  private static void author(CarePlan carePlan, VisitContext context) {
    Visit visit = context.visit();
    boolean isUsualProtocol = visit.aftercare().isEmpty() && context.plan().protocol().isPresent();
    if (!isUsualProtocol) {
      context.practitioner().ifPresent(carePlan::setAuthor);
      return;
    }
    carePlan.setAuthor(context.organization());
    if (visit.followUp().isPresent() || visit.goal().isPresent() || !visit.plan().isEmpty()) {
      context.practitioner().ifPresent(carePlan::addContributor);
    }
  }

  private static Column reason(Visit visit) {
    if (visit.aftercare().isPresent()) {
      return Column.AFTERCARE;
    }
    if (visit.followUp().isPresent()) {
      return Column.FOLLOW_UP;
    }
    return visit.goal().isPresent() ? Column.GOAL : Column.PLAN;
  }
}
