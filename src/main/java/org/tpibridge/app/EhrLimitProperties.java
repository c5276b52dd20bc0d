package org.tpibridge.app;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.LimitPolicy;

/**
 * Settings under {@code tpibridge.ehrs[].limits}; see {@code docs/ehr-settings.md}.
 *
 * @param quietHours such as {@code 22:00-06:00}
 * @param timeZone of the EHR; if unset, UTC
 */
record EhrLimitProperties(
    Optional<Integer> perSecond,
    Optional<Integer> perMinute,
    @DefaultValue("8") int inFlight,
    Optional<Integer> perDay,
    Optional<String> quietHours,
    Optional<String> peakHours,
    Optional<Integer> peakPerSecond,
    @DefaultValue("UTC") ZoneId timeZone) {

  LimitPolicy toPolicy() {
    return new LimitPolicy(
        number(perSecond),
        number(perMinute),
        inFlight,
        number(perDay),
        quietHours.map(text -> hours("limits.quiet-hours", text)),
        peakHours.map(text -> hours("limits.peak-hours", text)),
        number(peakPerSecond),
        timeZone);
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  static LimitPolicy.Hours hours(String setting, String text) {
    String[] ends = text.strip().split("\\s*-\\s*", -1);
    try {
      if (ends.length == 2) {
        return new LimitPolicy.Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
      }
    } catch (DateTimeException e) {
      // Reported below.
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + " " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        setting + " must be two times, such as 22:00-06:00, but is \"" + text + "\"");
  }
}
