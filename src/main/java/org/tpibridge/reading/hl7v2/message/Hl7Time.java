package org.tpibridge.reading.hl7v2.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;

/**
 * A time in a message.
 *
 * @param text canonical if it is in HL7's format; if not, as written
 * @param day the day, if the format is HL7's
 * @param instant the instant, if there is a time of day as well
 */
public record Hl7Time(
    String text, ValueStyle style, Optional<LocalDate> day, Optional<Instant> instant) {

  /** Returns the day in the notation of the canonical CSV. */
  public String dayText() {
    return day.map(LocalDate::toString).orElse(text);
  }
}
