package org.tpibridge.mapping.elements;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;

/**
 * The statuses of what a visit plans, on the clinic's reference date. A visit does not contain what
 * happened to its plan, so a status claims no more than the dates show: what the patient should
 * have done is unknown when its time is over. Days are inclusive, like the end of a FHIR Period.
 *
 * @param asOf the reference date; empty: nothing is known except that the goal was set
 * @param start the first day of the plan
 * @param end the last day of the plan
 */
public record PlanStatus(Optional<LocalDate> asOf, LocalDate start, LocalDate end) {

  public CarePlanStatus plan() {
    return isActive() ? CarePlanStatus.ACTIVE : CarePlanStatus.UNKNOWN;
  }

  public CommunicationRequestStatus communication() {
    return isActive() ? CommunicationRequestStatus.ACTIVE : CommunicationRequestStatus.UNKNOWN;
  }

  private boolean isActive() {
    return asOf.filter(day -> !day.isAfter(end)).isPresent();
  }

  /**
   * @param due the last day on which the goal is pursued; empty if no day is set
   */
  public GoalLifecycleStatus goal(Optional<LocalDate> due) {
    return asOf.flatMap(day -> due.filter(day::isAfter)).isPresent()
        ? GoalLifecycleStatus.COMPLETED
        : GoalLifecycleStatus.ACTIVE;
  }

  /** The status of something that the patient should do, or of instructions as text. */
  public CarePlanActivityStatus toDo(Optional<LocalDate> until) {
    return activity(start, until.orElse(end), CarePlanActivityStatus.UNKNOWN);
  }

  /**
   * The status of something to avoid. If its end is stated, it is completed after this day: the
   * instruction no longer applies, whether or not the patient followed it.
   */
  public CarePlanActivityStatus toAvoid(Optional<LocalDate> until) {
    return activity(
        start,
        until.orElse(end),
        until.isPresent() ? CarePlanActivityStatus.COMPLETED : CarePlanActivityStatus.UNKNOWN);
  }

  /** The status of a visit that is due on a day; the patient may not have come. */
  public CarePlanActivityStatus followUp(LocalDate day) {
    return activity(day, day, CarePlanActivityStatus.UNKNOWN);
  }

  private CarePlanActivityStatus activity(
      LocalDate from, LocalDate until, CarePlanActivityStatus afterwards) {
    return asOf.map(
            day -> {
              if (day.isBefore(from)) {
                return CarePlanActivityStatus.SCHEDULED;
              }
              return day.isAfter(until) ? afterwards : CarePlanActivityStatus.INPROGRESS;
            })
        .orElse(CarePlanActivityStatus.UNKNOWN);
  }
}
