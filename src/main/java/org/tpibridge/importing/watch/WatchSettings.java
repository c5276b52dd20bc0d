package org.tpibridge.importing.watch;

import java.time.Duration;

/**
 * How a folder is watched.
 *
 * @param once whether to end when the files that are there are imported
 * @param settleTime how long a file has not changed when it is complete
 */
public record WatchSettings(boolean once, Duration settleTime) {}
