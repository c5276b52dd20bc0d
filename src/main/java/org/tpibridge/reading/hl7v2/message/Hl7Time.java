package org.tpibridge.reading.hl7v2.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;

/**
 * A time as a message tells it.
 *
 * @param text canonical where it is HL7's form, else as written
 * @param day where the form is HL7's
 * @param instant where there is a time of day as well
 */
public record Hl7Time(
    String text, ValueStyle style, Optional<LocalDate> day, Optional<Instant> instant) {

  /** The day alone, as the canonical CSV has it. */
  public String dayText() {
    return day.map(LocalDate::toString).orElse(text);
  }
}
