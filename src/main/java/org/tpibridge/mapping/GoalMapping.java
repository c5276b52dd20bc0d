package org.tpibridge.mapping;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.tpibridge.visit.Column;

/** What patient and clinic want to reach, where told. */
final class GoalMapping implements ResourceMapping {
  private static final String US_CORE = Canonical.usCore("goal");

  @Override
  public void add(VisitContext context) {
    context.visit().goal().ifPresent(goal -> add(context, goal));
  }

  private static void add(VisitContext context, org.tpibridge.visit.Goal told) {
    Goal goal = new Goal();
    goal.getMeta().addProfile(Profiles.GOAL).addProfile(US_CORE);
    Entry entry = context.own(Role.GOAL, "", goal);
    goal.addIdentifier(entry.identifier());
    goal.setLifecycleStatus(
        context.plan().isOver()
            ? Goal.GoalLifecycleStatus.COMPLETED
            : Goal.GoalLifecycleStatus.ACTIVE);
    goal.setDescription(new CodeableConcept().setText(told.text()));
    goal.setSubject(context.patient());
    goal.setStart(Times.date(context.visit().start().day()));
    if (told.pain().isPresent() || told.within().isPresent()) {
      goal.addTarget(target(context, told));
    }
    goal.setText(Narratives.of("Goal: " + told.text()));
    entry.from(Column.GOAL).from("subject", Column.MRN).from("start", Column.VISIT_START);
  }

  private static Goal.GoalTargetComponent target(
      VisitContext context, org.tpibridge.visit.Goal told) {
    Goal.GoalTargetComponent target = new Goal.GoalTargetComponent();
    told.pain()
        .ifPresent(
            score ->
                target
                    .setMeasure(ScaleCode.of(context.visit().pain().scale()).concept())
                    .setDetail(Quantities.of(score, Quantities.SCORE)));
    told.within()
        .ifPresent(
            span -> {
              LocalDate day = context.times().dayAfter(span);
              DateType due = Times.date(day);
              due.addExtension(Extensions.TIME_AFTER_VISIT, Quantities.of(span));
              target.setDue(due);
            });
    return target;
  }
}
