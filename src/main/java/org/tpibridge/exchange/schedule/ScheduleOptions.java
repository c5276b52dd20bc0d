package org.tpibridge.exchange.schedule;

import java.time.Duration;
import org.tpibridge.exchange.push.PushOptions;

/**
 * How a schedule is run.
 *
 * @param threads how many patients are sent to an EHR at the same time
 * @param firstRetry the longest delay before the first retry of a patient
 * @param authority the user or service that runs it, for the disclosure log
 * @param grace how long running work may continue after a stop, before no further request is sent
 */
public record ScheduleOptions(int threads, Duration firstRetry, String authority, Duration grace) {
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Options with the default times. */
  public ScheduleOptions(int threads, String authority) {
    this(threads, PushOptions.FIRST_RETRY, authority, GRACE);
  }

  PushOptions push() {
    return new PushOptions(false, false, threads, firstRetry, Duration.ZERO);
  }
}
