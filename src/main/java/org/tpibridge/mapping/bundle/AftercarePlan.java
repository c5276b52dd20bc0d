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
 * What applies after the visit, and until when.
 *
 * @param protocol of the visit's own words, or else the clinic's usual one
 * @param end the last day that anything in the plan is about; the visit's own day at least
 * @param hasEnded whether that lies behind, on the day that statuses are asked for
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
    // Without a day to ask for, all is over: imported history must not open old tasks.
    boolean open = clinic.asOf().filter(day -> day.isBefore(end)).isPresent();
    return new AftercarePlan(protocol, end, !open);
  }
}
