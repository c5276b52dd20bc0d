package org.tpibridge.mapping;

import org.tpibridge.visit.Span;

/** Into which of payers' and studies' phases a later score falls. */
final class Phase {
  private static final double HOURS_OF_A_DAY = 24;
  private static final double TWO_HOURS_UNTIL = 6;
  private static final double DAYS_FROM = 12;
  private static final double DAYS_UNTIL = 4 * HOURS_OF_A_DAY;
  private static final double SIX_WEEKS_FROM = 35 * HOURS_OF_A_DAY;

  private Phase() {}

  static OwnCode of(Span since) {
    double hours = since.hours();
    if (hours <= TWO_HOURS_UNTIL) {
      return OwnCode.TWO_HOURS;
    }
    if (hours >= DAYS_FROM && hours <= DAYS_UNTIL) {
      return OwnCode.ONE_TO_THREE_DAYS;
    }
    return hours >= SIX_WEEKS_FROM ? OwnCode.SIX_WEEKS : OwnCode.LATER;
  }
}
