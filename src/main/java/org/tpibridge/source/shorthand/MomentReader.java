package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.tpibridge.finding.Quoted;

/** {@code [WEEKDAY] DAY [TIME [ZONE]]}. */
final class MomentReader {
  private static final BigDecimal SECONDS_IN_A_DAY = BigDecimal.valueOf(86_400);

  private final Habits habits;

  /**
   * A day, and its time if one is written.
   *
   * @param offset as ISO 8601 writes it, such as {@code -05:00} or {@code Z}; only beside a time
   */
  record Moment(LocalDate day, Optional<LocalTime> time, Optional<String> offset) {

    String iso() {
      return day + time.map(t -> "T" + t).orElse("") + offset.orElse("");
    }
  }

  MomentReader(Habits habits) {
    this.habits = habits;
  }

  Optional<Moment> moment(Notes notes) {
    return read(habits.pivotYear(), notes);
  }

  Optional<LocalDate> day(Notes notes) {
    return withoutTime(read(habits.pivotYear(), notes), notes);
  }

  /** A birthday; that a year of two digits was filled up is told. */
  Optional<LocalDate> birthDay(Notes notes) {
    Optional<LocalDate> day = withoutTime(read(habits.birthPivotYear(), notes), notes);
    if (day.isPresent() && !notes.cell().contains(String.valueOf(day.get().getYear()))) {
      notes.assumed("taken as a birthday in " + day.get().getYear() + ".");
    }
    return day;
  }

  private static Optional<LocalDate> withoutTime(Optional<Moment> moment, Notes notes) {
    if (moment.isPresent() && moment.get().time().isPresent()) {
      notes.assumed("only the day counts here; its time is left out.");
    }
    return moment.map(Moment::day);
  }

  private Optional<Moment> read(int pivotYear, Notes notes) {
    Tokens tokens = Tokens.of(notes.cell(), Lexer.Numbers.WHOLE);
    Optional<DayOfWeek> weekday = CalendarNames.weekday(tokens.peek());
    if (weekday.isPresent()) {
      tokens.skip(1);
      tokens.accept(",");
    }
    boolean excel = isExcels(tokens);
    Optional<LocalDate> day = new DayGrammar(habits, pivotYear, notes).read(tokens);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    if (weekday.isPresent() && weekday.get() != day.get().getDayOfWeek()) {
      notes.refuse(day.get() + " was a " + CalendarNames.english(day.get().getDayOfWeek()) + ".");
      return Optional.empty();
    }
    Optional<Moment> moment =
        excel && tokens.peek().is(".")
            ? excelMoment(day.get(), tokens)
            : onTheClock(day.get(), tokens, notes);
    if (moment.isPresent() && !tokens.atEnd()) {
      notes.refuse("not understood: " + Quoted.of(tokens.rest()) + "." + DayGrammar.HOW);
    }
    return moment.map(m -> withoutMidnight(m, notes));
  }

  private static boolean isExcels(Tokens tokens) {
    return tokens.peek().isNumber() && tokens.peek().text().length() == ExcelDay.DIGITS;
  }

  /** Excel counts time as a fraction of the day; a second is as exact as it is. */
  private static Optional<Moment> excelMoment(LocalDate day, Tokens tokens) {
    tokens.skip(1);
    BigDecimal fraction = new BigDecimal("0." + tokens.take().text());
    long seconds =
        fraction.multiply(SECONDS_IN_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    long last = SECONDS_IN_A_DAY.longValueExact() - 1;
    return Optional.of(
        new Moment(
            day, Optional.of(LocalTime.ofSecondOfDay(Math.min(seconds, last))), Optional.empty()));
  }

  private static Optional<Moment> onTheClock(LocalDate day, Tokens tokens, Notes notes) {
    boolean more =
        tokens.accept("t") || tokens.accept(",") || tokens.accept("at") || tokens.accept("@");
    if (!more && !tokens.peek().isNumber()) {
      return Optional.of(new Moment(day, Optional.empty(), Optional.empty()));
    }
    ClockGrammar clock = new ClockGrammar(tokens, notes);
    Optional<LocalTime> time = clock.time();
    return time.map(t -> new Moment(day, time, clock.offset()));
  }

  /** Exports write midnight where a record has a day alone, and no clinic injects at midnight. */
  private static Moment withoutMidnight(Moment moment, Notes notes) {
    if (moment.time().isEmpty() || !moment.time().get().equals(LocalTime.MIDNIGHT)) {
      return moment;
    }
    notes.assumed("midnight is taken as \"no time told\".");
    return new Moment(moment.day(), Optional.empty(), Optional.empty());
  }
}
