package org.tpibridge.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** Returns the same visit with another id on another day. */
final class MovedVisit {
  private MovedVisit() {}

  static Visit to(Visit v, String id, LocalDate day) {
    return to(v, id, day, v.patient());
  }

  static Visit to(Visit v, String id, LocalDate day, Patient patient) {
    return new Visit(
        id,
        patient,
        v.weightKg(),
        new VisitTime.OnDay(day),
        Optional.empty(),
        v.clinician(),
        v.location(),
        v.diagnoses(),
        v.procedureCode(),
        v.billedDrugs(),
        v.sites(),
        v.guidance(),
        v.technique(),
        v.position(),
        v.procedureSteps(),
        v.injectates(),
        v.pain(),
        v.reliefPercent(),
        v.peg(),
        v.twitch(),
        v.complications(),
        v.screening(),
        v.priorTreatments(),
        v.medications(),
        v.driver(),
        v.consent(),
        v.goal(),
        v.aftercare(),
        v.followUp(),
        v.plan(),
        v.notes());
  }
}
