package org.tpibridge.mapping.bundle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.UnknownWord;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PlanStatus;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.UcumQuantities;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.terminology.AftercareActivity;
import org.tpibridge.terminology.AftercareProtocol;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.TerminologyTable;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitField;

/** Adds the activities of the plan: what to do and to avoid, the follow-up, the red flags. */
final class PlanActivities {
  static final String UNKNOWN_PROTOCOL = "TPI-MAP-AFTERCARE";

  private final CarePlan plan;
  private final BundleEntry entry;
  private final VisitContext context;

  private PlanActivities(CarePlan plan, BundleEntry entry, VisitContext context) {
    this.plan = plan;
    this.entry = entry;
    this.context = context;
  }

  static void add(CarePlan plan, BundleEntry entry, VisitContext context) {
    PlanActivities activities = new PlanActivities(plan, entry, context);
    activities.aftercare();
    context.visit().followUp().ifPresent(activities::followUp);
    activities.treatments();
    context
        .reference(ResourceRole.RED_FLAGS)
        .ifPresent(f -> activities.next(Column.AFTERCARE).setReference(f));
  }

  private void aftercare() {
    Optional<AftercareProtocol> protocol = context.plan().protocol();
    if (protocol.isPresent()) {
      plan.addInstantiatesUri(CanonicalUrls.protocol(protocol.get().concept().key()));
      protocol.get().activities().forEach(this::activity);
    } else {
      context.visit().aftercare().ifPresent(this::words);
    }
  }

  private void activity(AftercareActivity activity) {
    Optional<LocalDate> until = activity.duration().map(context.times()::dayAfter);
    CarePlanActivityDetailComponent detail =
        detail(Column.AFTERCARE, activity.avoid() ? status().toAvoid(until) : status().toDo(until));
    Concept concept = activity.concept();
    detail.setCode(
        CodeableConcepts.of(concept.name(), Optional.of(concept), CanonicalUrls.AFTERCARE));
    detail.setDescription(activity.text());
    if (activity.avoid()) {
      detail.setDoNotPerform(true);
    }
    if (activity.avoid() || activity.duration().isPresent()) {
      detail.setScheduled(fromVisitOn(until));
    }
  }

  /** If no end is stated, it is marked as unknown, not guessed. */
  private Period fromVisitOn(Optional<LocalDate> until) {
    DateTimeType end = until.map(VisitTimes::dateTime).orElseGet(DateTimeType::new);
    if (until.isEmpty()) {
      end.addExtension(ExtensionUrls.DATA_ABSENT_REASON, new CodeType("unknown"));
    }
    return new Period()
        .setStartElement(VisitTimes.dateTime(context.times().finishedDay()))
        .setEndElement(end);
  }

  private void words(String words) {
    detail(Column.AFTERCARE, status().toDo(Optional.empty())).setDescription(words);
    UnknownWord word = context.terminology().unknown(TerminologyTable.AFTERCARE, words);
    Finding unknown =
        Finding.information(
            UNKNOWN_PROTOCOL,
            "The aftercare does not match a protocol of the terminology, so it is exported as text.");
    // A text that does not resemble the name of a protocol gets no suggestion.
    context.found(
        entry.on(
            "description",
            word.suggestions().isEmpty()
                ? unknown
                : unknown
                    .withSuggestion("Write " + String.join(" or ", word.suggestions()) + ".")
                    .withUnknownWord(word)));
  }

  /** Nobody stated whether a planned treatment began, so its status is always unknown. */
  private void treatments() {
    List<String> planned = context.visit().plan();
    for (int i = 0; i < planned.size(); i++) {
      String words = planned.get(i);
      entry.from("activity", plan.getActivity().size(), VisitField.of(Column.PLAN, i));
      plan.addActivity()
          .getDetail()
          .setStatus(CarePlanActivityStatus.UNKNOWN)
          .setCode(
              CodeableConcepts.of(words, context.terminology().plan(words), CanonicalUrls.PLAN))
          .setDescription("Planned treatment: " + words);
    }
  }

  private void followUp(TimeSpan span) {
    Concept concept = context.terminology().followUp();
    LocalDate day = context.times().dayAfter(span);
    CarePlanActivityDetailComponent detail = detail(Column.FOLLOW_UP, status().followUp(day));
    detail.addExtension(ExtensionUrls.TIME_AFTER_VISIT, UcumQuantities.of(span));
    detail.setCode(
        CodeableConcepts.of(concept.name(), Optional.of(concept), CanonicalUrls.AFTERCARE));
    detail.setScheduled(new Period().setStartElement(VisitTimes.dateTime(day)));
    detail.setDescription(concept.name() + " " + span.toCanonicalText() + " after the visit");
  }

  private PlanStatus status() {
    return context.plan().status();
  }

  private CarePlanActivityDetailComponent detail(Column column, CarePlanActivityStatus status) {
    return next(column).getDetail().setStatus(status);
  }

  private CarePlan.CarePlanActivityComponent next(Column column) {
    entry.from("activity", plan.getActivity().size(), VisitField.of(column));
    return plan.addActivity();
  }
}
