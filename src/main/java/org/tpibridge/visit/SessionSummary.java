package org.tpibridge.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The part of a visit that later visits of the same patient are compared with.
 *
 * @param day of the visit's start
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

  /** No patient data. */
  @Override
  public String toString() {
    return "SessionSummary[…]";
  }
}
