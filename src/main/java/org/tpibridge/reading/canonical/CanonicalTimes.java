package org.tpibridge.reading.canonical;

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
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.VisitTime;

/** Reads ISO dates and date-times. A time without an offset is in the time zone of the clinic. */
public final class CanonicalTimes {
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
  private static final String DAY_HINT = " Write year-month-day, such as 2024-03-04.";
  private static final String TIME_HINT =
      " Write year-month-day, such as 2024-03-04, or with a time 2024-03-04T09:30.";

  private final ZoneId zone;

  public CanonicalTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** Reads a calendar day. */
  public Optional<LocalDate> day(String words, FieldFindings findings) {
    if (!DATE.matcher(words).matches()) {
      reject(words, DAY_HINT, timestampsDay(words), findings);
      return Optional.empty();
    }
    return calendarDay(words, findings);
  }

  /** The day of a timestamp, to suggest where only a day is expected. */
  private static Optional<String> timestampsDay(String words) {
    Matcher spaced = SPACED.matcher(words);
    return spaced.matches() ? Optional.of(spaced.group(1)) : Optional.empty();
  }

  /** A timestamp of a database in ISO 8601 format, to suggest. */
  private static Optional<String> timestamp(String words) {
    Matcher spaced = SPACED.matcher(words);
    return spaced.matches()
        ? Optional.of(spaced.group(1) + "T" + spaced.group(2) + spaced.group(3))
            .filter(iso -> TIME.matcher(iso).matches())
        : Optional.empty();
  }

  /** Reads a day or a date-time. */
  public Optional<VisitTime> time(String words, FieldFindings findings) {
    if (DATE.matcher(words).matches()) {
      return calendarDay(words, findings).map(VisitTime.OnDay::new);
    }
    Matcher matcher = TIME.matcher(words);
    if (!matcher.matches()) {
      reject(words, TIME_HINT, timestamp(words), findings);
      return Optional.empty();
    }
    Optional<LocalDate> day = calendarDay(matcher.group(1), findings);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
      String offset = matcher.group(3);
      return offset == null
          ? inClinicZone(local, findings)
          : Optional.of(
              new VisitTime.AtTime(
                  local.atOffset(
                      UtcOffset.of(offset)
                          .orElseThrow(() -> new DateTimeException("no such offset")))));
    } catch (DateTimeException e) {
      findings.error(
          ReadingFindingCodes.DATE,
          QuotedText.of(words) + " contains a time of day or an offset that does not exist.");
      return Optional.empty();
    }
  }

  /** A day, or the date and time in the clinic's time zone: {@code 2024-03-04T09:30}. */
  public String clinicTime(VisitTime time) {
    return time instanceof VisitTime.AtTime at
        ? at.time().atZoneSameInstant(zone).toLocalDateTime().toString()
        : time.day().toString();
  }

  private Optional<VisitTime> inClinicZone(LocalDateTime local, FieldFindings findings) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      findings.error(
          ReadingFindingCodes.TIME_GAP,
          "The clocks in "
              + zone
              + " skipped "
              + local.toLocalTime()
              + " on that day: they were set from "
              + gap.getDateTimeBefore().toLocalTime()
              + " to "
              + gap.getDateTimeAfter().toLocalTime()
              + ". Correct the time, or add its offset.",
          local.atOffset(gap.getOffsetBefore()).toString());
      return Optional.empty();
    }
    OffsetDateTime time = local.atOffset(offsets.get(0));
    if (offsets.size() > 1) {
      findings.information(
          ReadingFindingCodes.TIME_OVERLAP,
          "The clocks in "
              + zone
              + " showed "
              + local.toLocalTime()
              + " twice on that day. The first was used ("
              + time
              + "). If it was the second, add the offset ("
              + local.atOffset(offsets.get(1))
              + ").");
    }
    return Optional.of(new VisitTime.AtTime(time));
  }

  private static Optional<LocalDate> calendarDay(String digits, FieldFindings findings) {
    int year = Integer.parseInt(digits.substring(0, 4));
    try {
      LocalDate day =
          LocalDate.of(
              year,
              Integer.parseInt(digits.substring(5, 7)),
              Integer.parseInt(digits.substring(8, 10)));
      if (year < FIRST_YEAR || year > LAST_YEAR) {
        findings.error(
            ReadingFindingCodes.DATE,
            QuotedText.of(digits)
                + " is outside the years "
                + FIRST_YEAR
                + " to "
                + LAST_YEAR
                + ".");
        return Optional.empty();
      }
      return Optional.of(day);
    } catch (DateTimeException e) {
      findings.error(
          ReadingFindingCodes.DATE, QuotedText.of(digits) + " is a day that does not exist.");
      return Optional.empty();
    }
  }

  /**
   * @param how what to write instead
   * @param meant the same value in the expected format, if it is unambiguous
   */
  private static void reject(
      String words, String how, Optional<String> meant, FieldFindings findings) {
    String message = QuotedText.of(words) + " is not an ISO date." + how;
    Matcher slashed = SLASHED.matcher(words);
    if (meant.isPresent()) {
      findings.error(ReadingFindingCodes.DATE, message, meant.get());
    } else if (slashed.matches()) {
      rejectSlashedDate(message, slashed, findings);
    } else {
      findings.error(ReadingFindingCodes.DATE, message);
    }
  }

  /** {@code 03/04/2024} may be two days, {@code 03/14/2024} only one. */
  private static void rejectSlashedDate(String message, Matcher slashed, FieldFindings findings) {
    String year = slashed.group(3);
    Optional<String> monthFirst = iso(year, slashed.group(1), slashed.group(2));
    Optional<String> dayFirst = iso(year, slashed.group(2), slashed.group(1));
    if (monthFirst.isPresent() && dayFirst.isPresent() && !monthFirst.equals(dayFirst)) {
      findings.error(
          ReadingFindingCodes.DATE,
          message + " It could be " + monthFirst.get() + " or " + dayFirst.get() + ".");
      return;
    }
    monthFirst
        .or(() -> dayFirst)
        .ifPresentOrElse(
            day -> findings.error(ReadingFindingCodes.DATE, message, day),
            () -> findings.error(ReadingFindingCodes.DATE, message));
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
