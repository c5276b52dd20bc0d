package org.tpibridge.exchange.settings;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many requests an EHR gets, and when.
 *
 * @param perSecond requests a second
 * @param perMinute requests a minute; counted from the start of each minute
 * @param inFlight requests at the same time
 * @param perDay requests a day, in the EHR's zone
 * @param quiet when nothing is sent
 * @param peak when fewer requests are sent
 * @param peakPerSecond requests a second in peak hours
 * @param zone of the EHR
 */
public record LimitPolicy(
    OptionalInt perSecond,
    OptionalInt perMinute,
    int inFlight,
    OptionalInt perDay,
    Optional<Hours> quiet,
    Optional<Hours> peak,
    OptionalInt peakPerSecond,
    ZoneId zone) {

  public static final LimitPolicy DEFAULT =
      new LimitPolicy(
          OptionalInt.empty(),
          OptionalInt.empty(),
          8,
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          ZoneOffset.UTC);

  /**
   * A span of each day; it may pass midnight.
   *
   * @param end not included
   */
  public record Hours(LocalTime start, LocalTime end) {
    /**
     * @throws IllegalArgumentException if the span is empty
     */
    public Hours {
      if (start.equals(end)) {
        throw new IllegalArgumentException(
            "must start and end at different times, such as 22:00-06:00");
      }
    }

    public boolean contain(LocalTime time) {
      return start.isBefore(end)
          ? !time.isBefore(start) && time.isBefore(end)
          : !time.isBefore(start) || time.isBefore(end);
    }
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public LimitPolicy {
    check("limits.per-second", perSecond, 10_000);
    check("limits.per-minute", perMinute, 600_000);
    check("limits.per-day", perDay, Integer.MAX_VALUE);
    check("limits.peak-per-second", peakPerSecond, 10_000);
    check("limits.in-flight", OptionalInt.of(inFlight), 256);
    if (peak.isPresent() != peakPerSecond.isPresent()) {
      throw new IllegalArgumentException(
          "limits.peak-hours and limits.peak-per-second must both be set, or neither of them");
    }
  }

  private static void check(String setting, OptionalInt value, int most) {
    if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > most)) {
      throw new IllegalArgumentException(
          setting + " must be 1 to " + most + ", but is " + value.getAsInt());
    }
  }
}
