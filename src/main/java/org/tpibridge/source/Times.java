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
              + "(Z|[+-][0-9]{2}:[0-9]{2})?");
  private static final Pattern SPACED =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) +([0-9]{2}:[0-9]{2}.{0,20})");
  private static final Pattern SLASHED =
      Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: .*)?");
  private static final String HOW =
      " Write year-month-day, such as 2024-03-04, or with a time 2024-03-04T09:30.";

  private final ZoneId zone;

  Times(ZoneId zone) {
    this.zone = zone;
  }

  /** A calendar day. */
  Optional<LocalDate> day(String words, Note note) {
    if (!DATE.matcher(words).matches()) {
      refuse(words, note);
      return Optional.empty();
    }
    return calendarDay(words, note);
  }

  /** A day or a moment. */
  Optional<VisitTime> time(String words, Note note) {
    if (words.length() <= 10) {
      return day(words, note).map(VisitTime.OnDay::new);
    }
    Matcher matcher = TIME.matcher(words);
    if (!matcher.matches()) {
      refuse(words, note);
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
          : Optional.of(new VisitTime.AtTime(local.atOffset(ZoneOffset.of(offset))));
    } catch (DateTimeException e) {
      note.error(
          Codes.DATE, Quoted.of(words) + " has a time of day or an offset that does not exist.");
      return Optional.empty();
    }
  }

  /** A day, or the date and time that the clinic's clocks showed: {@code 2024-03-04T09:30}. */
  String local(VisitTime time) {
    return time instanceof VisitTime.AtTime at
        ? at.time().atZoneSameInstant(zone).toLocalDateTime().toString()
        : time.day().toString();
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

  private static void refuse(String words, Note note) {
    Matcher spaced = SPACED.matcher(words);
    if (spaced.matches()) {
      note.error(
          Codes.DATE,
          Quoted.of(words) + " has a space where ISO 8601 has a T." + HOW,
          spaced.group(1) + "T" + spaced.group(2));
      return;
    }
    Matcher slashed = SLASHED.matcher(words);
    if (slashed.matches()) {
      refuseSlashed(words, slashed, note);
      return;
    }
    note.error(Codes.DATE, Quoted.of(words) + " is not an ISO date." + HOW);
  }

  /** {@code 03/04/2024} is two days, {@code 03/14/2024} only one. */
  private static void refuseSlashed(String words, Matcher slashed, Note note) {
    String year = slashed.group(3);
    Optional<String> monthFirst = iso(year, slashed.group(1), slashed.group(2));
    Optional<String> dayFirst = iso(year, slashed.group(2), slashed.group(1));
    String message = Quoted.of(words) + " is not an ISO date." + HOW;
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
