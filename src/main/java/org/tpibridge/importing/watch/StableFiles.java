package org.tpibridge.importing.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files that have not changed for a configured time. Called repeatedly with the current
 * files.
 */
final class StableFiles {
  private final Duration settleTime;
  private final InstantSource clock;
  private Map<WaitingFile, Instant> unchangedSince = Map.of();

  StableFiles(Duration settleTime, InstantSource clock) {
    this.settleTime = settleTime;
    this.clock = clock;
  }

  /** Returns the files that have not changed for the configured time. */
  List<WaitingFile> stable(List<WaitingFile> now) {
    Instant time = clock.instant();
    Map<WaitingFile, Instant> since = new HashMap<>();
    now.forEach(file -> since.put(file, unchangedSince.getOrDefault(file, time)));
    unchangedSince = since;
    return now.stream().filter(file -> !since.get(file).plus(settleTime).isAfter(time)).toList();
  }
}
