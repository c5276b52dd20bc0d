package org.tpibridge.importing.watch;

import java.time.Duration;

/**
 * Settings for watching a folder.
 *
 * @param once whether to end when all files in the folder are imported
 * @param settleTime how long a file must stay unchanged to be complete
 */
public record WatchSettings(boolean once, Duration settleTime) {}
