package org.tpibridge.mapping.restore;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.visit.TimeSpan;

/** Reads goal, aftercare and follow-up. */
final class PlanReader {
  private final VisitBundle bundle;

  PlanReader(VisitBundle bundle) {
    this.bundle = bundle;
  }

  Optional<org.tpibridge.visit.Goal> goal() {
    return bundle
        .first(Goal.class)
        .flatMap(goal -> bundle.read(goal, "description", () -> goal(goal)));
  }

  private org.tpibridge.visit.Goal goal(Goal goal) {
    Optional<GoalTargetComponent> target = goal.getTarget().stream().findFirst();
    return new org.tpibridge.visit.Goal(
        ElementReader.text(goal.getDescription())
            .orElseThrow(() -> new IllegalArgumentException("the goal has no text")),
        target.flatMap(PlanReader::score),
        target.flatMap(t -> within(goal, t)));
  }

  private static Optional<BigDecimal> score(GoalTargetComponent target) {
    return target.getDetail() instanceof Quantity quantity
        ? Optional.ofNullable(quantity.getValue())
        : Optional.empty();
  }

  private Optional<TimeSpan> within(Goal goal, GoalTargetComponent target) {
    return target.getDue() instanceof DateType due
        ? ElementReader.value(due.getExtension(), ExtensionUrls.TIME_AFTER_VISIT, Duration.class)
            .flatMap(d -> bundle.read(goal, "target.due", () -> ElementReader.span(d)))
        : Optional.empty();
  }

  /** The aftercare in the clinic's words; without the clinic's usual protocol. */
  Optional<String> aftercare() {
    return bundle.first(CarePlan.class).map(CarePlan::getDescription);
  }

  /** Planned treatments: activities with a text as code that are not activities of aftercare. */
  List<String> treatments() {
    return bundle.first(CarePlan.class).stream()
        .flatMap(plan -> plan.getActivity().stream())
        .map(activity -> activity.getDetail().getCode())
        .filter(code -> ElementReader.coding(code, CanonicalUrls.AFTERCARE).isEmpty())
        .flatMap(code -> ElementReader.text(code).stream())
        .toList();
  }

  Optional<TimeSpan> followUp() {
    return bundle
        .first(CarePlan.class)
        .flatMap(
            plan ->
                plan.getActivity().stream()
                    .flatMap(
                        activity ->
                            ElementReader.value(
                                activity.getDetail().getExtension(),
                                ExtensionUrls.TIME_AFTER_VISIT,
                                Duration.class)
                                .stream())
                    .findFirst()
                    .flatMap(d -> bundle.read(plan, "activity", () -> ElementReader.span(d))));
  }
}
