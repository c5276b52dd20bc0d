package org.tpibridge.exchange.push;

import java.time.Duration;

/**
 * How a push is run.
 *
 * @param full whether all patients are compared with the ledger, not only those with changes
 * @param threads how many patients are sent at the same time
 * @param patience how long to wait for patients whose next attempt is not due yet
 */
public record PushOptions(boolean full, int threads, Duration patience) {}
