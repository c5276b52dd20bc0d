package org.tpibridge.exchange.pull;

import java.time.Duration;

/**
 * How a pull is run.
 *
 * @param full whether everything is pulled, not only what changed since the last pull
 * @param bulk whether the EHR exports files instead of being searched
 * @param patience how long to wait for the EHR to prepare the files of a bulk export
 */
public record PullOptions(boolean full, boolean bulk, Duration patience) {}
