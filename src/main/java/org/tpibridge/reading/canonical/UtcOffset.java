package org.tpibridge.reading.canonical;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an offset from UTC in ISO 8601 or HL7 format: {@code Z}, {@code -06}, {@code -0600}. */
public final class UtcOffset {
  /** For use in patterns of date-times. */
  public static final String PATTERN = "Z|[+-][0-9]{2}(?::?[0-9]{2})?";

  private static final Pattern PARTS = Pattern.compile("([+-])([0-9]{2})(?::?([0-9]{2}))?");
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int WEST = -12 * SECONDS_PER_HOUR;
  private static final int EAST = 14 * SECONDS_PER_HOUR;
  private static final int QUARTER = 15;

  private UtcOffset() {}

  /** The offset; empty if it is not in use anywhere. */
  public static Optional<ZoneOffset> of(String written) {
    if (written.equals("Z")) {
      return Optional.of(ZoneOffset.UTC);
    }
    Matcher parts = PARTS.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int sign = parts.group(1).equals("-") ? -1 : 1;
    int hours = Integer.parseInt(parts.group(2));
    int minutes = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    int seconds = sign * (hours * SECONDS_PER_HOUR + minutes * 60);
    boolean exists = minutes < 60 && minutes % QUARTER == 0 && seconds >= WEST && seconds <= EAST;
    return exists ? Optional.of(ZoneOffset.ofTotalSeconds(seconds)) : Optional.empty();
  }
}
