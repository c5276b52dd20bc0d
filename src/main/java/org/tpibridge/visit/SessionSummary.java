package org.tpibridge.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The part of a visit that is compared with later visits of the same patient.
 *
 * @param day the day on which the visit started
 * @param injectates in the order of the visit
 */
public record SessionSummary(
    LocalDate day,
    Optional<String> procedureCode,
    Technique technique,
    List<Injectate> injectates,
    PainAssessment pain) {
  public SessionSummary {
    injectates = List.copyOf(injectates);
  }

  public static SessionSummary of(Visit visit) {
    return new SessionSummary(
        visit.start().day(),
        visit.procedureCode(),
        visit.technique(),
        visit.injectates(),
        visit.pain());
  }

  /** Contains no patient data. */
  @Override
  public String toString() {
    return "SessionSummary[…]";
  }
}
