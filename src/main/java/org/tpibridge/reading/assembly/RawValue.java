package org.tpibridge.reading.assembly;

import static java.util.Objects.requireNonNull;

import org.tpibridge.finding.Place;

/**
 * A value of one column as it is in the record, before it is read.
 *
 * @param text as written, possibly with surrounding space; blank means missing
 * @param place of the value in the input
 * @param style how the value is written
 */
public record RawValue(String text, Place place, ValueStyle style) {
  public RawValue {
    requireNonNull(text);
    requireNonNull(place);
    requireNonNull(style);
  }

  /** Without the text, which is patient data. */
  @Override
  public String toString() {
    return "RawValue[" + style + " at " + place.description() + "]";
  }
}
