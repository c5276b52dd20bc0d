package org.tpibridge.mapping;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.visit.Span;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** The visit's times as FHIR has them: a day stays a day, a time keeps its offset. */
final class Times {
  private final ZoneId zone;
  private final boolean ended;
  private final VisitTime started;
  private final VisitTime finished;
  private final String start;
  private final String end;

  Times(Visit visit, ZoneId zone) {
    this.zone = zone;
    this.ended = visit.end().isPresent();
    this.started = visit.start();
    this.finished = visit.finished();
    this.start = written(started);
    this.end = ended ? written(finished) : start;
  }

  private static String written(VisitTime time) {
    return time instanceof VisitTime.AtTime at
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.time())
        : time.day().toString();
  }

  DateTimeType start() {
    return new DateTimeType(start);
  }

  /** The end, else the start. */
  DateTimeType finished() {
    return new DateTimeType(end);
  }

  /** From start to end, open where no end is told. */
  Period period() {
    Period period = new Period().setStartElement(start());
    return ended ? period.setEndElement(finished()) : period;
  }

  /** When it was done: a period where the end is told, else the start. */
  Type performed() {
    return ended ? period() : start();
  }

  /** FHIR (per-1) refuses a period whose order nobody can tell: a day, and a time on it. */
  boolean isOrderUnsure() {
    return started.day().equals(finished.day())
        && started instanceof VisitTime.AtTime != finished instanceof VisitTime.AtTime;
  }

  LocalDate finishedDay() {
    return finished.day();
  }

  /**
   * The day a while after the visit's end. Hours are counted on the clinic's clock, over a change
   * to or from daylight saving time, where the visit's offset is that clock's.
   */
  LocalDate dayAfter(Span span) {
    if (finished instanceof VisitTime.AtTime at && isClinicsClock(at.time())) {
      return at.time()
          .atZoneSameInstant(zone)
          .plus(span.amount(), span.unit().chrono())
          .toLocalDate();
    }
    return span.after(finished).day();
  }

  private boolean isClinicsClock(OffsetDateTime time) {
    return zone.getRules().getOffset(time.toInstant()).equals(time.getOffset());
  }

  /** The visit's end as an instant; where only the day is told, that day's start at the clinic. */
  InstantType finishedInstant() {
    OffsetDateTime time =
        finished instanceof VisitTime.AtTime at
            ? at.time()
            : finished.day().atStartOfDay(zone).toOffsetDateTime();
    return new InstantType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
  }

  static DateTimeType dateTime(LocalDate day) {
    return new DateTimeType(day.toString());
  }

  static DateType date(LocalDate day) {
    return new DateType(day.toString());
  }
}
