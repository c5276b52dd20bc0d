package org.tpibridge.reading.shorthand;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Excel's days, counted so that 2024-03-04 is 45355. Only the count from 1900 is read (Excel's 1904
 * one starts four years later); it takes 1900 for a leap year, so that its day 60 does not exist
 * and day 61 is 1900-03-01.
 */
final class ExcelDay {
  /** Of a day from 1927 on; fewer digits may be a year or a time. */
  static final int DIGITS = 5;

  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private ExcelDay() {}

  static Optional<LocalDate> read(String digits, CellFindings findings) {
    LocalDate day = DAY_ZERO.plusDays(Integer.parseInt(digits));
    if (digits.charAt(0) == '0' || day.getYear() > LAST_YEAR) {
      findings.reject("this is not a day." + DayGrammar.HINT);
      return Optional.empty();
    }
    findings.reportAssumed("taken as a day that Excel counts from 1900, " + day + ".");
    return Optional.of(day);
  }
}
