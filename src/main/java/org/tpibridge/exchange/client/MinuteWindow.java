package org.tpibridge.exchange.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most a number of requests in any 60 seconds. EHRs count from the start of their minute, which
 * differs from ours; so no 60 seconds may have more.
 */
final class MinuteWindow {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final int perMinute;
  private final Deque<Instant> sent = new ArrayDeque<>();

  MinuteWindow(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Takes one request now.
   *
   * @return zero if it was taken, or how long to wait before the next try
   */
  synchronized Duration take(Instant now) {
    while (!sent.isEmpty() && !sent.peekFirst().plus(MINUTE).isAfter(now)) {
      sent.removeFirst();
    }
    if (sent.size() < perMinute) {
      sent.addLast(now);
      return Duration.ZERO;
    }
    return Duration.between(now, sent.peekFirst().plus(MINUTE));
  }
}
