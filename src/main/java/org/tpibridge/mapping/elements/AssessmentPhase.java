package org.tpibridge.mapping.elements;

import org.tpibridge.visit.TimeSpan;

/** Assigns later scores to the assessment phases that payers and studies use. */
public final class AssessmentPhase {
  private static final double HOURS_OF_A_DAY = 24;
  private static final double TWO_HOURS_MAX = 6;
  private static final double DAYS_MIN = 12;
  private static final double DAYS_MAX = 4 * HOURS_OF_A_DAY;
  private static final double SIX_WEEKS_MIN = 35 * HOURS_OF_A_DAY;

  private AssessmentPhase() {}

  public static TpiBridgeCode of(TimeSpan since) {
    double hours = since.hours();
    if (hours <= TWO_HOURS_MAX) {
      return TpiBridgeCode.TWO_HOURS;
    }
    if (hours >= DAYS_MIN && hours <= DAYS_MAX) {
      return TpiBridgeCode.ONE_TO_THREE_DAYS;
    }
    return hours >= SIX_WEEKS_MIN ? TpiBridgeCode.SIX_WEEKS : TpiBridgeCode.LATER;
  }
}
