package org.tpibridge.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.UtcOffset;
import org.tpibridge.visit.VisitTime;

/** ISO dates and date-times; a time without an offset is the clinic's own clock. */
final class Times {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})T"
              + "([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
              + "("
              + UtcOffset.PATTERN
              + ")?");

  /** A database's timestamp: a space before the time, and sometimes before the offset. */
  private static final Pattern SPACED =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]+([0-9]{2}:[0-9]{2}[0-9:.]{0,20}) ?(.{0,8})");

  private static final Pattern SLASHED =
      Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: .*)?");
  private static final String HOW_DAY = " Write year-month-day, such as 2024-03-04.";
  private static final String HOW_TIME =
      " Write year-month-day, such as 2024-03-04, or with a time 2024-03-04T09:30.";

  private final ZoneId zone;

  Times(ZoneId zone) {
    this.zone = zone;
  }

  /** A calendar day. */
  Optional<LocalDate> day(String words, Note note) {
    if (!DATE.matcher(words).matches()) {
      refuse(words, HOW_DAY, timestampsDay(words), note);
      return Optional.empty();
    }
    return calendarDay(words, note);
  }

  /** The day of a date-time, where only a day is wanted. */
  private static Optional<String> timestampsDay(String words) {
    Matcher spaced = SPACED.matcher(words);
    return spaced.matches() ? Optional.of(spaced.group(1)) : Optional.empty();
  }

  /** A date-time as ISO 8601 writes it, where it is a database's timestamp. */
  private static Optional<String> timestamp(String words) {
    Matcher spaced = SPACED.matcher(words);
    return spaced.matches()
        ? Optional.of(spaced.group(1) + "T" + spaced.group(2) + spaced.group(3))
            .filter(iso -> TIME.matcher(iso).matches())
        : Optional.empty();
  }

  /** A day or a moment. */
  Optional<VisitTime> time(String words, Note note) {
    if (DATE.matcher(words).matches()) {
      return calendarDay(words, note).map(VisitTime.OnDay::new);
    }
    Matcher matcher = TIME.matcher(words);
    if (!matcher.matches()) {
      refuse(words, HOW_TIME, timestamp(words), note);
      return Optional.empty();
    }
    Optional<LocalDate> day = calendarDay(matcher.group(1), note);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
      String offset = matcher.group(3);
      return offset == null
          ? onTheClinicsClock(local, note)
          : Optional.of(
              new VisitTime.AtTime(
                  local.atOffset(
                      UtcOffset.of(offset)
                          .orElseThrow(() -> new DateTimeException("no such offset")))));
    } catch (DateTimeException e) {
      note.error(
          Codes.DATE, Quoted.of(words) + " has a time of day or an offset that does not exist.");
      return Optional.empty();
    }
  }

  private Optional<VisitTime> onTheClinicsClock(LocalDateTime local, Note note) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      note.error(
          Codes.TIME_GAP,
          "The clocks in "
              + zone
              + " skipped "
              + local.toLocalTime()
              + " on that day: they went from "
              + gap.getDateTimeBefore().toLocalTime()
              + " to "
              + gap.getDateTimeAfter().toLocalTime()
              + ". Correct the time, or write it with its offset.",
          local.atOffset(gap.getOffsetBefore()).toString());
      return Optional.empty();
    }
    OffsetDateTime time = local.atOffset(offsets.get(0));
    if (offsets.size() > 1) {
      note.information(
          Codes.TIME_OVERLAP,
          "The clocks in "
              + zone
              + " showed "
              + local.toLocalTime()
              + " twice on that day. The first is taken ("
              + time
              + "); write the offset if it was the second ("
              + local.atOffset(offsets.get(1))
              + ").");
    }
    return Optional.of(new VisitTime.AtTime(time));
  }

  private static Optional<LocalDate> calendarDay(String digits, Note note) {
    int year = Integer.parseInt(digits.substring(0, 4));
    try {
      LocalDate day =
          LocalDate.of(
              year,
              Integer.parseInt(digits.substring(5, 7)),
              Integer.parseInt(digits.substring(8, 10)));
      if (year < FIRST_YEAR || year > LAST_YEAR) {
        note.error(
            Codes.DATE,
            Quoted.of(digits) + " is outside the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        return Optional.empty();
      }
      return Optional.of(day);
    } catch (DateTimeException e) {
      note.error(Codes.DATE, Quoted.of(digits) + " is a day that the calendar does not have.");
      return Optional.empty();
    }
  }

  /**
   * @param how what to write instead
   * @param meant the same value as it can be read, where that is sure
   */
  private static void refuse(String words, String how, Optional<String> meant, Note note) {
    String message = Quoted.of(words) + " is not an ISO date." + how;
    Matcher slashed = SLASHED.matcher(words);
    if (meant.isPresent()) {
      note.error(Codes.DATE, message, meant.get());
    } else if (slashed.matches()) {
      refuseSlashed(message, slashed, note);
    } else {
      note.error(Codes.DATE, message);
    }
  }

  /** {@code 03/04/2024} is two days, {@code 03/14/2024} only one. */
  private static void refuseSlashed(String message, Matcher slashed, Note note) {
    String year = slashed.group(3);
    Optional<String> monthFirst = iso(year, slashed.group(1), slashed.group(2));
    Optional<String> dayFirst = iso(year, slashed.group(2), slashed.group(1));
    if (monthFirst.isPresent() && dayFirst.isPresent() && !monthFirst.equals(dayFirst)) {
      note.error(
          Codes.DATE, message + " It could be " + monthFirst.get() + " or " + dayFirst.get() + ".");
      return;
    }
    monthFirst
        .or(() -> dayFirst)
        .ifPresentOrElse(
            day -> note.error(Codes.DATE, message, day), () -> note.error(Codes.DATE, message));
  }

  private static Optional<String> iso(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .format(DateTimeFormatter.ISO_LOCAL_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
