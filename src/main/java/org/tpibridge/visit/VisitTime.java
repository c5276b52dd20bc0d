package org.tpibridge.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A time, exactly as precise as the record states it. */
public sealed interface VisitTime {

  /** The calendar day at the location of the visit. */
  LocalDate day();

  /** A time that is recorded to the day. */
  record OnDay(LocalDate day) implements VisitTime {}

  /**
   * A time that is recorded to the second (or more precisely), with the UTC offset of the clinic's
   * clock.
   */
  record AtTime(OffsetDateTime time) implements VisitTime {
    @Override
    public LocalDate day() {
      return time.toLocalDate();
    }
  }
}
