package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tpibridge.source.telling.Style;

/**
 * A time as a message tells it.
 *
 * @param text canonical where it is HL7's form, else as written
 * @param day where the form is HL7's
 * @param instant where there is a time of day as well
 */
record Moment(String text, Style style, Optional<LocalDate> day, Optional<Instant> instant) {

  /** The day alone, as the canonical CSV has it. */
  String dayText() {
    return day.map(LocalDate::toString).orElse(text);
  }
}
