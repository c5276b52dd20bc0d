package org.tpibridge.exchange.pull;

/**
 * How a pull is run.
 *
 * @param full whether everything is pulled, not only what changed since the last pull
 */
public record PullOptions(boolean full) {}
