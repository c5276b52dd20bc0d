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

/** The visit's times as FHIR has them: a day stays a day, a time keeps its offset. */
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

  /** The end, else the start. */
  public DateTimeType finished() {
    return new DateTimeType(end);
  }

  /** From start to end, open where no end is told. */
  public Period period() {
    Period period = new Period().setStartElement(start());
    return ended ? period.setEndElement(finished()) : period;
  }

  /** When it was done: a period where the end is told, else the start. */
  public Type performed() {
    return ended ? period() : start();
  }

  /** FHIR (per-1) refuses a period whose order nobody can tell: a day, and a time on it. */
  public boolean isOrderUnknown() {
    return started.day().equals(finished.day())
        && started instanceof VisitTime.AtTime != finished instanceof VisitTime.AtTime;
  }

  public LocalDate finishedDay() {
    return finished.day();
  }

  /**
   * The day a while after the visit's end. Hours are counted on the clinic's clock, over a change
   * to or from daylight saving time, where the visit's offset is that clock's.
   */
  public LocalDate dayAfter(TimeSpan span) {
    if (finished instanceof VisitTime.AtTime at && isClinicOffset(at.time())) {
      return at.time()
          .atZoneSameInstant(zone)
          .plus(span.amount(), span.unit().chronoUnit())
          .toLocalDate();
    }
    return span.after(finished).day();
  }

  private boolean isClinicOffset(OffsetDateTime time) {
    return zone.getRules().getOffset(time.toInstant()).equals(time.getOffset());
  }

  /** The visit's end as an instant; where only the day is told, that day's start at the clinic. */
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
