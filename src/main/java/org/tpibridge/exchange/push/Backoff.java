package org.tpibridge.exchange.push;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Delays between attempts: exponential with full jitter, so that retries do not come together. */
record Backoff(RandomGenerator random, Duration first) {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MAX_DOUBLINGS = 10;

  /**
   * @param attempts failed attempts before this one
   * @param wanted by the EHR; never shortened
   */
  Duration next(int attempts, Optional<Duration> wanted) {
    long most = Math.min(LONGEST.toMillis(), first.toMillis() << Math.min(attempts, MAX_DOUBLINGS));
    Duration jittered = Duration.ofMillis(random.nextLong(most + 1));
    return wanted.map(duration -> duration.plus(jittered)).orElse(jittered);
  }
}
