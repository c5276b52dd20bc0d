package org.tpibridge.importing.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files have not changed for a while, by looking at them again and again. */
final class Resting {
  private final Duration rest;
  private final InstantSource clock;
  private Map<WaitingFile, Instant> seen = Map.of();

  Resting(Duration rest, InstantSource clock) {
    this.rest = rest;
    this.clock = clock;
  }

  /** Those that are as they were the whole time. */
  List<WaitingFile> of(List<WaitingFile> now) {
    Instant time = clock.instant();
    Map<WaitingFile, Instant> since = new HashMap<>();
    now.forEach(file -> since.put(file, seen.getOrDefault(file, time)));
    seen = since;
    return now.stream().filter(file -> !since.get(file).plus(rest).isAfter(time)).toList();
  }
}
