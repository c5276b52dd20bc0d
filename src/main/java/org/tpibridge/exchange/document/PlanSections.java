package org.tpibridge.exchange.document;

import static org.tpibridge.exchange.document.ElementText.NOT_RECORDED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.TpiBridgeCode;

/**
 * Writes what is to happen after the visit. A plan is not what was done, so a status is written
 * only if it says that a part of the plan does not apply, or what happened to a planned treatment.
 */
final class PlanSections {
  private static final Set<CarePlanActivityStatus> ENDED_EARLY =
      Set.of(
          CarePlanActivityStatus.CANCELLED,
          CarePlanActivityStatus.STOPPED,
          CarePlanActivityStatus.ONHOLD);
  private static final Set<CarePlanStatus> PLAN_ENDED_EARLY =
      Set.of(CarePlanStatus.REVOKED, CarePlanStatus.ONHOLD);
  private static final Set<CommunicationRequestStatus> REQUEST_ENDED_EARLY =
      Set.of(CommunicationRequestStatus.REVOKED, CommunicationRequestStatus.ONHOLD);
  private static final Set<GoalLifecycleStatus> GOAL_WITHOUT_WORDS =
      Set.of(GoalLifecycleStatus.ACTIVE, GoalLifecycleStatus.COMPLETED);
  private static final String PLANNED = "Planned treatment: ";

  private final VisitResources visit;

  PlanSections(VisitResources visit) {
    this.visit = visit;
  }

  Optional<DocumentSection> goal() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    for (Goal goal : visit.all(Goal.class)) {
      lines.field(
          "Goal",
          ElementText.words(goal.getDescription()).orElse(NOT_RECORDED)
              + (goal.getLifecycleStatus() == null
                      || GOAL_WITHOUT_WORDS.contains(goal.getLifecycleStatus())
                  ? ""
                  : " (status: " + goal.getLifecycleStatus().toCode() + ")"));
      goal.getTarget().forEach(target -> lines.field("Target", target(target)));
      ElementText.words(goal.getAchievementStatus())
          .ifPresent(words -> lines.field("Achievement", words + shownBy(goal)));
    }
    return section(lines, "Goal");
  }

  private static String target(GoalTargetComponent target) {
    String value =
        target.getDetail() instanceof Quantity quantity
            ? "score " + ElementText.quantity(quantity)
            : target.hasDetail() ? ElementText.value(target.getDetail()) : "";
    String due =
        target.getDue() instanceof DateType day && day.getValueAsString() != null
            ? "by " + day.getValueAsString() + afterVisit(day)
            : target.hasDue() ? "within " + ElementText.value(target.getDue()) : "";
    return Stream.of(value, due)
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElse(NOT_RECORDED);
  }

  /** {@code (6w after the visit)}. */
  private static String afterVisit(Type element) {
    return ElementText.extension(
            element.getExtension(), ExtensionUrls.TIME_AFTER_VISIT, Quantity.class)
        .map(span -> " (" + ElementText.span(span) + " after the visit)")
        .orElse("");
  }

  private String shownBy(Goal goal) {
    return goal.getOutcomeReference().stream()
        .flatMap(reference -> visit.target(reference, Observation.class).stream())
        .filter(score -> !VisitResources.isRetracted(score))
        .map(score -> ": " + ObservationText.ofTen(score) + ", " + ObservationText.when(score))
        .findFirst()
        .orElse("");
  }

  List<DocumentSection> afterVisit() {
    DocumentSection.Lines aftercare = new DocumentSection.Lines();
    DocumentSection.Lines avoid = new DocumentSection.Lines();
    DocumentSection.Lines followUp = new DocumentSection.Lines();
    DocumentSection.Lines planned = new DocumentSection.Lines();
    for (CarePlan plan : visit.all(CarePlan.class)) {
      head(plan, aftercare);
      plan.getActivity().stream()
          .filter(CarePlan.CarePlanActivityComponent::hasDetail)
          .map(CarePlan.CarePlanActivityComponent::getDetail)
          .forEach(detail -> activity(plan, detail, aftercare, avoid, followUp, planned));
    }
    return Stream.of(
            section(aftercare, "Aftercare"),
            section(avoid, "To avoid"),
            section(followUp, "Follow-up"),
            section(planned, "Planned treatments (not recorded whether they began)"))
        .flatMap(Optional::stream)
        .toList();
  }

  private void head(CarePlan plan, DocumentSection.Lines lines) {
    if (plan.getStatus() != null && PLAN_ENDED_EARLY.contains(plan.getStatus())) {
      lines.field("Status of the plan", plan.getStatus().toCode());
    }
    if (plan.getDescription() != null) {
      lines.field("As recorded", plan.getDescription());
    } else if (isUsualProtocol(plan)) {
      lines.paragraph("The clinic's usual protocol; the record of the visit names none.");
    }
    plan.getNote().stream()
        .map(Annotation::getText)
        .filter(text -> text != null)
        .forEach(lines::paragraph);
  }

  /** The clinic is the author of its usual protocol. */
  private boolean isUsualProtocol(CarePlan plan) {
    return plan.hasInstantiatesUri()
        && visit.target(plan.getAuthor(), Organization.class).isPresent();
  }

  private static void activity(
      CarePlan plan,
      CarePlanActivityDetailComponent detail,
      DocumentSection.Lines aftercare,
      DocumentSection.Lines avoid,
      DocumentSection.Lines followUp,
      DocumentSection.Lines planned) {
    String words =
        Optional.ofNullable(detail.getDescription())
            .or(() -> ElementText.words(detail.getCode()))
            .orElse(NOT_RECORDED);
    String ended =
        detail.getStatus() != null && ENDED_EARLY.contains(detail.getStatus())
            ? " (status: " + detail.getStatus().toCode() + ")"
            : "";
    if (words.startsWith(PLANNED)) {
      boolean unknown =
          detail.getStatus() == null || detail.getStatus() == CarePlanActivityStatus.UNKNOWN;
      planned.item(
          words.substring(PLANNED.length())
              + (unknown ? "" : " (status: " + detail.getStatus().toCode() + ")"));
    } else if (detail.hasExtension(ExtensionUrls.TIME_AFTER_VISIT)) {
      followUp.item(words + from(detail) + ended);
    } else if (ElementText.isTrue(detail.getDoNotPerformElement())) {
      avoid.item(words + until(detail) + ended);
    } else if (!words.equals(plan.getDescription())) {
      aftercare.item(words + until(detail) + ended);
    } else if (!ended.isEmpty()) {
      aftercare.paragraph("Status of the aftercare: " + detail.getStatus().toCode());
    }
  }

  private static String from(CarePlanActivityDetailComponent detail) {
    return detail.getScheduled() instanceof Period period && period.hasStart()
        ? ": " + ElementText.time(period.getStartElement()).orElse("")
        : "";
  }

  private static String until(CarePlanActivityDetailComponent detail) {
    if (!(detail.getScheduled() instanceof Period period)) {
      return detail.hasScheduled() ? " (" + ElementText.value(detail.getScheduled()) + ")" : "";
    }
    return ElementText.time(period.getEndElement())
        .map(end -> " (until " + end + ")")
        .orElse(
            period.getEndElement().hasExtension(ExtensionUrls.DATA_ABSENT_REASON)
                ? " (the end is not specified)"
                : "");
  }

  /** The symptoms with which the patient must call, and all other requests to communicate. */
  List<DocumentSection> communications() {
    DocumentSection.Lines redFlags = new DocumentSection.Lines();
    DocumentSection.Lines others = new DocumentSection.Lines();
    for (CommunicationRequest request : visit.all(CommunicationRequest.class)) {
      boolean isRedFlags =
          request.getCategory().stream()
              .anyMatch(category -> VisitResources.has(category, TpiBridgeCode.RED_FLAGS));
      DocumentSection.Lines lines = isRedFlags ? redFlags : others;
      if (request.getStatus() != null && REQUEST_ENDED_EARLY.contains(request.getStatus())) {
        lines.field("Status", request.getStatus().toCode());
      }
      request.getPayload().stream()
          .map(CommunicationRequest.CommunicationRequestPayloadComponent::getContent)
          .filter(content -> content != null)
          .forEach(content -> lines.item(payload(content)));
    }
    return Stream.of(
            section(redFlags, "Red flags: call the clinic in case of"),
            section(others, "To communicate"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String payload(Type content) {
    return content instanceof StringType || content instanceof Reference
        ? ElementText.value(content)
        : "(an attachment)";
  }

  private static Optional<DocumentSection> section(DocumentSection.Lines lines, String heading) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.under(heading));
  }
}
