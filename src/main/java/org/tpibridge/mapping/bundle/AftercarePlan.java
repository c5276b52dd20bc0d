package org.tpibridge.mapping.bundle;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.terminology.AftercareProtocol;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Visit;

/**
 * The aftercare of a visit and its last day.
 *
 * @param protocol the visit's, or if it has none the clinic's usual one
 * @param end the last day of anything in the plan; at least the day of the visit
 * @param hasEnded whether this day is in the past, on the day for which statuses are set
 */
record AftercarePlan(Optional<AftercareProtocol> protocol, LocalDate end, boolean hasEnded) {

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
    // Without a day for statuses, all plans have ended: imported history must not open old tasks.
    boolean open = clinic.asOf().filter(day -> day.isBefore(end)).isPresent();
    return new AftercarePlan(protocol, end, !open);
  }
}
