package org.tpibridge.reading.shorthand;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.shorthand.RegionalConventions.DateOrder;

/**
 * Reads days: {@code 3/4/24}, {@code 2024-03-04}, {@code 20240304}, {@code Mar 4th, 2024}, {@code
 * 4-Mar-24}.
 */
final class DayGrammar {
  static final String HINT = " Write year-month-day, such as 2024-03-04.";

  private static final Set<String> JOINTS = Set.of("/", "-", ".");
  private static final Set<String> BETWEEN_WORDS = Set.of(",", "-", "/", "of", "'", ".");
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

  private final RegionalConventions conventions;
  private final int pivotYear;
  private final CellFindings findings;

  /**
   * @param pivotYear the last of the hundred years that two digits can mean
   */
  DayGrammar(RegionalConventions conventions, int pivotYear, CellFindings findings) {
    this.conventions = conventions;
    this.pivotYear = pivotYear;
    this.findings = findings;
  }

  /** Reads a day; empty, with an error, if there is none. */
  Optional<LocalDate> read(TokenCursor tokens) {
    CellToken first = tokens.peek();
    if (first.isWord()) {
      return monthFirst(tokens);
    }
    if (!first.isNumber()) {
      return notADay();
    }
    boolean excelNumber = first.text().length() == ExcelDay.DIGITS;
    if (!excelNumber && isJoint(tokens.peek(1)) && tokens.peek(2).isNumber()) {
      return isJoint(tokens.peek(3)) && tokens.peek(4).isNumber() ? threeNumbers(tokens) : noYear();
    }
    int month = CalendarNames.month(tokens.peek(afterDay(tokens)));
    if (month > 0) {
      return dayFirst(tokens);
    }
    tokens.skip(1);
    return digitsAlone(first.text());
  }

  private static boolean isJoint(CellToken token) {
    return !token.isNumber() && JOINTS.contains(token.text());
  }

  private Optional<LocalDate> threeNumbers(TokenCursor tokens) {
    String a = tokens.next().text();
    tokens.skip(1);
    String b = tokens.next().text();
    tokens.skip(1);
    String c = tokens.next().text();
    if (a.length() == 4) {
      return valid(date(a, b, c));
    }
    boolean monthComesFirst = conventions.dateOrder() == DateOrder.MONTH_DAY_YEAR;
    Optional<LocalDate> stated = monthComesFirst ? date(c, a, b) : date(c, b, a);
    if (stated.isPresent()) {
      return stated;
    }
    Set<String> others = new LinkedHashSet<>();
    (monthComesFirst ? date(c, b, a) : date(c, a, b)).ifPresent(d -> others.add(d.toString()));
    date(a, b, c).ifPresent(d -> others.add(d.toString()));
    if (others.isEmpty()) {
      return notInTheCalendar();
    }
    findings.rejectAmbiguous(
        (monthComesFirst ? "the month" : "the day")
            + " comes first in this clinic's dates, which does not give a valid day.",
        List.copyOf(others));
    return Optional.empty();
  }

  /** The number of tokens from the day to the name of the month, if the day comes first. */
  private static int afterDay(TokenCursor tokens) {
    int ahead = 1;
    CellToken ordinal = tokens.peek(ahead);
    if (!ordinal.spaced() && ordinal.isWord() && ORDINALS.contains(ordinal.text())) {
      ahead++;
    }
    while (!tokens.peek(ahead).isNumber() && BETWEEN_WORDS.contains(tokens.peek(ahead).text())) {
      ahead++;
    }
    return ahead;
  }

  private Optional<LocalDate> dayFirst(TokenCursor tokens) {
    String day = tokens.peek().text();
    tokens.skip(afterDay(tokens));
    int month = CalendarNames.month(tokens.next());
    tokens.skipAll(BETWEEN_WORDS);
    return withYear(tokens, month, day);
  }

  private Optional<LocalDate> monthFirst(TokenCursor tokens) {
    int month = CalendarNames.month(tokens.peek());
    if (month == 0) {
      return notADay();
    }
    tokens.skip(1);
    tokens.skipAll(BETWEEN_WORDS);
    if (!tokens.peek().isNumber()) {
      return notADay();
    }
    int ahead = afterDay(tokens);
    String day = tokens.peek().text();
    tokens.skip(ahead);
    return withYear(tokens, month, day);
  }

  private Optional<LocalDate> withYear(TokenCursor tokens, int month, String day) {
    if (!tokens.peek().isNumber()) {
      return noYear();
    }
    return valid(date(tokens.next().text(), String.valueOf(month), day));
  }

  private Optional<LocalDate> digitsAlone(String digits) {
    return switch (digits.length()) {
      case ExcelDay.DIGITS -> ExcelDay.read(digits, findings);
      case 6 -> sixDigits(digits);
      case 8 -> eightDigits(digits);
      default -> notADay();
    };
  }

  private Optional<LocalDate> eightDigits(String digits) {
    String end = digits.substring(4);
    Optional<LocalDate> yearFirst =
        date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6));
    Optional<LocalDate> yearLast =
        inOrder(end, digits.substring(0, 2), digits.substring(2, 4), conventions.dateOrder());
    if (yearFirst.isPresent() && yearLast.isPresent()) {
      return severalDays(List.of(yearFirst.get(), yearLast.get()));
    }
    return valid(yearFirst.or(() -> yearLast));
  }

  private Optional<LocalDate> sixDigits(String digits) {
    String a = digits.substring(0, 2);
    String b = digits.substring(2, 4);
    String c = digits.substring(4);
    List<LocalDate> days = new ArrayList<>();
    inOrder(c, a, b, conventions.dateOrder()).ifPresent(days::add);
    date(a, b, c).ifPresent(days::add);
    return days.isEmpty() ? notADay() : severalDays(days);
  }

  private Optional<LocalDate> severalDays(List<LocalDate> days) {
    findings.rejectAmbiguous(
        "these digits may be different days.",
        days.stream().distinct().map(LocalDate::toString).toList());
    return Optional.empty();
  }

  private Optional<LocalDate> inOrder(String year, String first, String second, DateOrder order) {
    return order == DateOrder.MONTH_DAY_YEAR
        ? date(year, first, second)
        : date(year, second, first);
  }

  private Optional<LocalDate> date(String year, String month, String day) {
    int fullYear = year(year);
    if (fullYear < 0 || month.length() > 2 || day.length() > 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(fullYear, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The four-digit year; negative if it is not from 1900 to 2100. */
  private int year(String digits) {
    if (digits.length() == 2) {
      int year = pivotYear - pivotYear % 100 + Integer.parseInt(digits);
      return year > pivotYear ? year - 100 : year;
    }
    int year = digits.length() == 4 ? Integer.parseInt(digits) : -1;
    return year >= ExcelDay.FIRST_YEAR && year <= ExcelDay.LAST_YEAR ? year : -1;
  }

  private Optional<LocalDate> valid(Optional<LocalDate> day) {
    return day.isPresent() ? day : notInTheCalendar();
  }

  private Optional<LocalDate> notInTheCalendar() {
    findings.reject("this is not a valid day from 1900 to 2100." + HINT);
    return Optional.empty();
  }

  private Optional<LocalDate> noYear() {
    findings.reject("the year is missing." + HINT);
    return Optional.empty();
  }

  private Optional<LocalDate> notADay() {
    findings.reject("this is not a date." + HINT);
    return Optional.empty();
  }
}
