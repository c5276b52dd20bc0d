package org.tpibridge.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** When something happened, as exactly as the record tells and no more. */
public sealed interface VisitTime {

  /** The calendar day at the place of the visit. */
  LocalDate day();

  /** Known to the day. */
  record OnDay(LocalDate day) implements VisitTime {}

  /** Known to the second (or finer), with the offset that the clinic's clock had. */
  record AtTime(OffsetDateTime time) implements VisitTime {
    @Override
    public LocalDate day() {
      return time.toLocalDate();
    }
  }
}
