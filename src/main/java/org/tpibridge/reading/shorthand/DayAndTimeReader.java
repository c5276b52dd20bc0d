package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.tpibridge.finding.QuotedText;

/** Reads days with optional times: {@code [WEEKDAY] DAY [TIME [ZONE]]}. */
final class DayAndTimeReader {
  private static final BigDecimal SECONDS_IN_A_DAY = BigDecimal.valueOf(86_400);

  private final RegionalConventions conventions;

  /**
   * A day with an optional time.
   *
   * @param offset in ISO 8601 format, such as {@code -05:00} or {@code Z}; only with a time
   */
  record DayAndTime(LocalDate day, Optional<LocalTime> time, Optional<String> offset) {

    String iso() {
      return day + time.map(t -> "T" + t).orElse("") + offset.orElse("");
    }
  }

  DayAndTimeReader(RegionalConventions conventions) {
    this.conventions = conventions;
  }

  Optional<DayAndTime> dayAndTime(CellFindings findings) {
    return read(conventions.pivotYear(), findings);
  }

  Optional<LocalDate> day(CellFindings findings) {
    return withoutTime(read(conventions.pivotYear(), findings), findings);
  }

  /** Reads a birth date; a two-digit year that was expanded is reported. */
  Optional<LocalDate> birthDate(CellFindings findings) {
    Optional<LocalDate> day = withoutTime(read(conventions.birthPivotYear(), findings), findings);
    if (day.isPresent() && !findings.cell().contains(String.valueOf(day.get().getYear()))) {
      findings.reportAssumed("read as a birth date in " + day.get().getYear() + ".");
    }
    return day;
  }

  private static Optional<LocalDate> withoutTime(
      Optional<DayAndTime> moment, CellFindings findings) {
    if (moment.isPresent() && moment.get().time().isPresent()) {
      findings.reportAssumed("only the day is used; the time was ignored.");
    }
    return moment.map(DayAndTime::day);
  }

  private Optional<DayAndTime> read(int pivotYear, CellFindings findings) {
    TokenCursor tokens = TokenCursor.of(findings.cell(), Lexer.Numbers.WHOLE);
    Optional<DayOfWeek> weekday = CalendarNames.weekday(tokens.peek());
    if (weekday.isPresent()) {
      tokens.skip(1);
      tokens.accept(",");
    }
    boolean excelNumber = isExcelNumber(tokens);
    Optional<LocalDate> day = new DayGrammar(conventions, pivotYear, findings).read(tokens);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    if (weekday.isPresent() && weekday.get() != day.get().getDayOfWeek()) {
      findings.reject(
          day.get() + " was a " + CalendarNames.english(day.get().getDayOfWeek()) + ".");
      return Optional.empty();
    }
    Optional<DayAndTime> moment =
        excelNumber && tokens.peek().is(".")
            ? excelDayAndTime(day.get(), tokens)
            : withTime(day.get(), tokens, findings);
    if (moment.isPresent() && !tokens.atEnd()) {
      findings.reject("not understood: " + QuotedText.of(tokens.rest()) + "." + DayGrammar.HINT);
    }
    return moment.map(m -> withoutMidnightTime(m, findings));
  }

  private static boolean isExcelNumber(TokenCursor tokens) {
    return tokens.peek().isNumber() && tokens.peek().text().length() == ExcelDay.DIGITS;
  }

  /** Excel stores the time as a fraction of the day, exact to about a second. */
  private static Optional<DayAndTime> excelDayAndTime(LocalDate day, TokenCursor tokens) {
    tokens.skip(1);
    BigDecimal fraction = new BigDecimal("0." + tokens.next().text());
    long seconds =
        fraction.multiply(SECONDS_IN_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    long last = SECONDS_IN_A_DAY.longValueExact() - 1;
    return Optional.of(
        new DayAndTime(
            day, Optional.of(LocalTime.ofSecondOfDay(Math.min(seconds, last))), Optional.empty()));
  }

  private static Optional<DayAndTime> withTime(
      LocalDate day, TokenCursor tokens, CellFindings findings) {
    boolean more =
        tokens.accept("t") || tokens.accept(",") || tokens.accept("at") || tokens.accept("@");
    if (!more && !tokens.peek().isNumber()) {
      return Optional.of(new DayAndTime(day, Optional.empty(), Optional.empty()));
    }
    ClockGrammar clock = new ClockGrammar(tokens, findings);
    Optional<LocalTime> time = clock.time();
    return time.map(t -> new DayAndTime(day, time, clock.offset()));
  }

  /** Removes a time of midnight, which exports write if a record has only a day. */
  private static DayAndTime withoutMidnightTime(DayAndTime moment, CellFindings findings) {
    if (moment.time().isEmpty() || !moment.time().get().equals(LocalTime.MIDNIGHT)) {
      return moment;
    }
    findings.reportAssumed("midnight was read as a missing time.");
    return new DayAndTime(moment.day(), Optional.empty(), Optional.empty());
  }
}
