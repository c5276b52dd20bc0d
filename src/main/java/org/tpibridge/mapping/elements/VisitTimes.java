package org.tpibridge.mapping.elements;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** The visit's times in FHIR: a date stays a date, a time retains its offset. */
public final class VisitTimes {
  private final ZoneId zone;
  private final boolean ended;
  private final VisitTime started;
  private final VisitTime finished;
  private final String start;
  private final String end;

  public VisitTimes(Visit visit, ZoneId zone) {
    this.zone = zone;
    this.ended = visit.end().isPresent();
    this.started = visit.start();
    this.finished = visit.endOrStart();
    this.start = isoText(started);
    this.end = ended ? isoText(finished) : start;
  }

  private static String isoText(VisitTime time) {
    return time instanceof VisitTime.AtTime at
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.time())
        : time.day().toString();
  }

  public DateTimeType start() {
    return new DateTimeType(start);
  }

  /** The end, or the start if there is no end. */
  public DateTimeType finished() {
    return new DateTimeType(end);
  }

  /**
   * Whether {@link #finished} is earlier than the end: the start has a time, and no end is stated.
   */
  public boolean isFinishApproximate() {
    return !ended && started instanceof VisitTime.AtTime;
  }

  /** The period from start to end; without end if none is stated. */
  public Period period() {
    Period period = new Period().setStartElement(start());
    return ended ? period.setEndElement(finished()) : period;
  }

  /** Time of the procedure: a period if the end is stated, the start if not. */
  public Type performed() {
    return ended ? period() : start();
  }

  /** Whether FHIR (per-1) refuses the period because one of start and end has no time. */
  public boolean isOrderUnknown() {
    return started.day().equals(finished.day())
        && started instanceof VisitTime.AtTime != finished instanceof VisitTime.AtTime;
  }

  public LocalDate finishedDay() {
    return finished.day();
  }

  /**
   * The day after a time span from the visit's end. If the visit's offset is that of the clinic's
   * clock, hours are counted across changes of daylight saving time.
   */
  public LocalDate dayAfter(TimeSpan span) {
    return after(span).day();
  }

  /**
   * The time after a time span from the visit's end: with a time of day if the visit has one and
   * the span is in minutes or hours, so that scores of one day sort in their order. Days, weeks and
   * months give only a day: a score "after two days" was not recorded at that minute.
   */
  public DateTimeType dateTimeAfter(TimeSpan span) {
    return new DateTimeType(span.isOfHours() ? isoText(after(span)) : after(span).day().toString());
  }

  private VisitTime after(TimeSpan span) {
    if (finished instanceof VisitTime.AtTime at && isClinicOffset(at.time())) {
      return new VisitTime.AtTime(
          at.time()
              .atZoneSameInstant(zone)
              .plus(span.amount(), span.unit().chronoUnit())
              .toOffsetDateTime());
    }
    return span.after(finished);
  }

  private boolean isClinicOffset(OffsetDateTime time) {
    return zone.getRules().getOffset(time.toInstant()).equals(time.getOffset());
  }

  /**
   * The visit's end as an instant; for a date without time, the start of that day at the clinic.
   */
  public InstantType finishedInstant() {
    OffsetDateTime time =
        finished instanceof VisitTime.AtTime at
            ? at.time()
            : finished.day().atStartOfDay(zone).toOffsetDateTime();
    return new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }

  public static DateTimeType dateTime(LocalDate day) {
    return new DateTimeType(day.toString());
  }

  public static DateType date(LocalDate day) {
    return new DateType(day.toString());
  }
}
