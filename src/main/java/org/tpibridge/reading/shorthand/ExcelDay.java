package org.tpibridge.reading.shorthand;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads serial days of Excel; 2024-03-04 is 45355. Only the 1900 date system is read (the 1904
 * system starts four years later). It treats 1900 as a leap year, so day 60 does not exist and day
 * 61 is 1900-03-01.
 */
final class ExcelDay {
  /** The digits of days from 1927 on; fewer digits may be a year or a time. */
  static final int DIGITS = 5;

  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private ExcelDay() {}

  static Optional<LocalDate> read(String digits, CellFindings findings) {
    LocalDate day = DAY_ZERO.plusDays(Integer.parseInt(digits));
    if (digits.charAt(0) == '0' || day.getYear() > LAST_YEAR) {
      findings.reject("this is not a date." + DayGrammar.HINT);
      return Optional.empty();
    }
    findings.reportAssumed("read as a serial day of Excel, " + day + ".");
    return Optional.of(day);
  }
}
