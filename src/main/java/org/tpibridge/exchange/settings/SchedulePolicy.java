package org.tpibridge.exchange.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * When {@code bridge run} pushes to an EHR and pulls from it, and what it raises alerts about.
 *
 * @param pushEvery time between two pushes; empty for no pushes
 * @param pullEvery time between two pulls; empty for no pulls
 * @param notificationToken of notifications by which the EHR announces changes; empty for none
 */
public record SchedulePolicy(
    Optional<Duration> pushEvery,
    Optional<Duration> pullEvery,
    AlertPolicy alerts,
    Optional<Secret> notificationToken) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int SHORTEST_TOKEN = 16;

  public static final SchedulePolicy DEFAULT =
      new SchedulePolicy(Optional.empty(), Optional.empty(), AlertPolicy.DEFAULT);

  /**
   * From when on there is an alert.
   *
   * @param queueAge since when the oldest change waits that is not historical
   * @param refused number of patients with refused data
   * @param review number of patients that wait for a person
   * @param unreachable since when the EHR does not answer
   * @param expiry before a certificate or key expires
   */
  public record AlertPolicy(
      Duration queueAge, long refused, long review, Duration unreachable, Duration expiry) {
    public static final AlertPolicy DEFAULT =
        new AlertPolicy(Duration.ofHours(24), 1, 1, Duration.ofMinutes(30), Duration.ofDays(30));

    /**
     * @throws IllegalArgumentException if a value cannot be used; the message names the setting
     */
    public AlertPolicy {
      check("alerts.queue-age", queueAge);
      check("alerts.unreachable", unreachable);
      check("alerts.expiry", expiry);
      check("alerts.refused", refused);
      check("alerts.review", review);
    }

    private static void check(String setting, Duration time) {
      if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(Duration.ofDays(365)) > 0) {
        throw new IllegalArgumentException(setting + " must be 1s to 365d, such as 12h");
      }
    }

    private static void check(String setting, long count) {
      if (count < 1 || count > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(setting + " must be a number from 1, but is " + count);
      }
    }
  }

  /** A schedule without notifications. */
  public SchedulePolicy(
      Optional<Duration> pushEvery, Optional<Duration> pullEvery, AlertPolicy alerts) {
    this(pushEvery, pullEvery, alerts, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public SchedulePolicy {
    if (notificationToken.filter(token -> token.reveal().length() < SHORTEST_TOKEN).isPresent()) {
      throw new IllegalArgumentException(
          "notifications.token must have at least " + SHORTEST_TOKEN + " characters");
    }
    check("push-every", pushEvery);
    check("pull-every", pullEvery);
  }

  private static void check(String setting, Optional<Duration> time) {
    if (time.isPresent()
        && (time.get().compareTo(SHORTEST) < 0 || time.get().compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          setting + " must be 1s to 7d, such as 5m, or 0 for never, but is " + time.get());
    }
  }

  /** Whether anything is scheduled. */
  public boolean isActive() {
    return pushEvery.isPresent() || pullEvery.isPresent() || notificationToken.isPresent();
  }
}
