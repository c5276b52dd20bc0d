package org.tpibridge.importing.upsert;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.TimeSpan.Unit;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** When a pain score was recorded, counted from the visit. */
public final class ScoreTime {
  private static final int MOST = 9_999;
  private static final int MINUTES_PER_HOUR = 60;

  private ScoreTime() {}

  /**
   * The time from the end of a visit, as exact as both times are: to the minute for about a week,
   * then to the day.
   *
   * @param measured a FHIR dateTime
   * @param zone time zone of the clinic
   * @return empty if the score was not certainly recorded after the visit
   */
  public static Optional<TimeSpan> after(Visit visit, String measured, ZoneId zone) {
    VisitTime end = visit.endOrStart();
    try {
      if (measured.indexOf('T') < 0) {
        return days(end.day(), day(measured, zone));
      }
      OffsetDateTime time = OffsetDateTime.parse(measured);
      if (end instanceof VisitTime.AtTime at) {
        long minutes = Duration.between(at.time(), time).toMinutes();
        boolean isEndKnown = visit.end().isPresent() || day(measured, zone).isAfter(at.day());
        if (minutes < 1 || !isEndKnown) {
          return Optional.empty();
        }
        if (minutes <= MOST) {
          return Optional.of(
              minutes % MINUTES_PER_HOUR == 0
                  ? new TimeSpan((int) (minutes / MINUTES_PER_HOUR), Unit.HOUR)
                  : new TimeSpan((int) minutes, Unit.MINUTE));
        }
      }
      return days(end.day(), day(measured, zone));
    } catch (DateTimeException e) {
      // Only a month or a year.
      return Optional.empty();
    }
  }

  /**
   * The clinic's day of a time.
   *
   * @param measured a FHIR dateTime, at least to the day
   * @param zone time zone of the clinic
   */
  public static LocalDate day(String measured, ZoneId zone) {
    return measured.indexOf('T') < 0
        ? LocalDate.parse(measured)
        : OffsetDateTime.parse(measured).atZoneSameInstant(zone).toLocalDate();
  }

  private static Optional<TimeSpan> days(LocalDate visit, LocalDate measured) {
    long days = ChronoUnit.DAYS.between(visit, measured);
    return days >= 1 && days <= MOST
        ? Optional.of(new TimeSpan((int) days, Unit.DAY))
        : Optional.empty();
  }
}
