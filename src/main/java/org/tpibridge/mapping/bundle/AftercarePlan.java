package org.tpibridge.mapping.bundle;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.elements.PlanStatus;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.terminology.AftercareProtocol;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Visit;

/**
 * The aftercare of a visit, with the statuses of the plan.
 *
 * @param protocol the visit's, or if it has none the clinic's usual one
 * @param status ends with the last day of anything in the plan; at least the day of the visit
 */
record AftercarePlan(Optional<AftercareProtocol> protocol, PlanStatus status) {

  static AftercarePlan of(Visit visit, Clinic clinic, Terminology terminology, VisitTimes times) {
    Optional<AftercareProtocol> protocol =
        visit.aftercare().or(clinic::aftercareProtocol).flatMap(terminology::aftercare);
    LocalDate end =
        Stream.of(
                protocol.stream()
                    .flatMap(p -> p.activities().stream())
                    .flatMap(activity -> activity.duration().stream()),
                visit.followUp().stream(),
                visit.goal().flatMap(Goal::within).stream())
            .flatMap(spans -> spans)
            .map(times::dayAfter)
            .reduce(times.finishedDay(), (a, b) -> a.isAfter(b) ? a : b);
    return new AftercarePlan(protocol, new PlanStatus(clinic.asOf(), times.finishedDay(), end));
  }

  LocalDate end() {
    return status.end();
  }
}
