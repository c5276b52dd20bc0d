package org.tpibridge.mapping.bundle;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.visit.Column;

/** Adds the treatment goal, if stated. */
final class GoalMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("goal");

  @Override
  public void add(VisitContext context) {
    context.visit().goal().ifPresent(goal -> add(context, goal));
  }

  private static void add(VisitContext context, org.tpibridge.visit.Goal stated) {
    Goal goal = new Goal();
    goal.getMeta().addProfile(ProfileUrls.GOAL).addProfile(US_CORE);
    BundleEntry entry = context.own(ResourceRole.GOAL, "", goal);
    goal.addIdentifier(entry.identifier());
    Optional<LocalDate> due = stated.within().map(context.times()::dayAfter);
    goal.setLifecycleStatus(context.plan().status().goal(due));
    Optional<GoalAchievement> achievement = GoalAchievement.of(context, stated);
    achievement.ifPresent(shown -> shown.addTo(goal, context));
    goal.setDescription(new CodeableConcept().setText(stated.text()));
    goal.setSubject(context.patient());
    goal.setStart(VisitTimes.date(context.visit().start().day()));
    if (stated.pain().isPresent() || stated.within().isPresent()) {
      goal.addTarget(target(context, stated));
    }
    Narratives text = Narratives.start().line("Goal: " + stated.text());
    achievement.ifPresent(shown -> text.line(shown.words(context)));
    goal.setText(text.build());
    entry
        .from(Column.GOAL)
        .from("subject", Column.MRN)
        .from("start", Column.VISIT_START)
        .from("achievementStatus", Column.PAIN_LATER)
        .from("outcomeReference", Column.PAIN_LATER);
  }

  private static Goal.GoalTargetComponent target(
      VisitContext context, org.tpibridge.visit.Goal stated) {
    Goal.GoalTargetComponent target = new Goal.GoalTargetComponent();
    stated
        .pain()
        .ifPresent(
            score ->
                target
                    .setMeasure(PainScaleCode.of(context.visit().pain().scale()).concept())
                    .setDetail(UcumQuantities.of(score, UcumQuantities.SCORE)));
    stated
        .within()
        .ifPresent(
            span -> {
              LocalDate day = context.times().dayAfter(span);
              DateType due = VisitTimes.date(day);
              due.addExtension(ExtensionUrls.TIME_AFTER_VISIT, UcumQuantities.of(span));
              target.setDue(due);
            });
    return target;
  }
}
