package org.tpibridge.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tpibridge.exchange.LimitPolicy.Hours;

/**
 * Which visits are historical, and when they are sent. A visit that was pushed before is not
 * historical any more: its corrections are sent as those of all other visits.
 *
 * @param after age from which a visit is historical; empty if none is
 * @param when they are sent
 * @param hours of the day in which they are sent, for {@link When#HOURS}
 */
public record HistoricalLoad(Optional<Duration> after, When when, Optional<Hours> hours) {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public static final HistoricalLoad NONE =
      new HistoricalLoad(Optional.empty(), When.ALWAYS, Optional.empty());

  /** When historical visits are sent. */
  public enum When {
    /** After all others. */
    ALWAYS,
    /** In some hours of the day, after all others. */
    HOURS,
    NEVER
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public HistoricalLoad {
    if (after.isPresent()
        && (after.get().compareTo(Duration.ofDays(1)) < 0 || after.get().compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "historical.after must be 1d to 36500d, such as 30d, but is " + after.get());
    }
    if (when != When.ALWAYS && after.isEmpty()) {
      throw new IllegalArgumentException(
          "historical.load is set, so historical.after must be set, too, such as 30d");
    }
    if ((when == When.HOURS) != hours.isPresent()) {
      throw new IllegalArgumentException(
          "historical.hours must be set if historical.load is hours, and only then, such as"
              + " 20:00-06:00");
    }
  }

  /** Visits before this day are historical; empty if none is. */
  public Optional<LocalDate> newVisitsFrom(LocalDate today) {
    return after.map(age -> today.minusDays(age.toDays()));
  }

  /** Whether historical visits are sent at a time. */
  public boolean isSent(Instant now, LimitPolicy limits) {
    return switch (when) {
      case ALWAYS -> true;
      case HOURS -> hours.orElseThrow().contain(now.atZone(limits.zone()).toLocalTime());
      case NEVER -> false;
    };
  }
}
