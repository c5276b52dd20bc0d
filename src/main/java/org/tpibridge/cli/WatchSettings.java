package org.tpibridge.cli;

import java.time.Duration;

/**
 * How a folder is watched.
 *
 * @param once whether to end when the files that are there are imported
 * @param rest how long a file has not changed when it is complete
 */
record WatchSettings(boolean once, Duration rest) {}
