package org.tpibridge.reading.assembly;

import static java.util.Objects.requireNonNull;

import org.tpibridge.finding.Place;

/**
 * What a record tells of one column, as words that nobody has read yet.
 *
 * @param text as written, maybe with space around it; blank is not told
 * @param place where the words stand in the input
 * @param style how they are written
 */
public record RawValue(String text, Place place, ValueStyle style) {
  public RawValue {
    requireNonNull(text);
    requireNonNull(place);
    requireNonNull(style);
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "Words[" + style + " at " + place.description() + "]";
  }
}
