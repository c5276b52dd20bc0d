package org.tpibridge.exchange.push;

import java.time.Duration;

/**
 * How a push is run.
 *
 * @param full whether all patients are compared with the ledger, not only those with changes
 * @param approve whether a user approves what is sent, where the settings require it
 * @param threads how many patients are sent at the same time
 * @param firstRetry the longest delay before the first retry; it doubles with each retry
 * @param patience how long to wait for patients whose next attempt is not due yet
 */
public record PushOptions(
    boolean full, boolean approve, int threads, Duration firstRetry, Duration patience) {
  public static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  /** Options with the default delays. */
  public PushOptions(boolean full, int threads, Duration patience) {
    this(full, false, threads, FIRST_RETRY, patience);
  }
}
