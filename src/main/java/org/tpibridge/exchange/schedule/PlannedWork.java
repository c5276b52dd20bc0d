package org.tpibridge.exchange.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When work is done next: after a fixed time, after a failure sooner or later. Safe for use by many
 * threads.
 */
final class PlannedWork {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 10;

  private final Optional<Duration> every;
  private final RandomGenerator random;
  private Optional<Instant> next;
  private boolean running;
  private int failures;

  /**
   * @param every empty if it is never done
   * @param first when it is done first
   */
  PlannedWork(Optional<Duration> every, Instant first, RandomGenerator random) {
    this.every = every;
    this.random = random;
    this.next = every.map(time -> first);
  }

  /** Begins the work if it is due and not running. */
  synchronized boolean begin(Instant now) {
    if (running || next.isEmpty() || now.isBefore(next.get())) {
      return false;
    }
    running = true;
    return true;
  }

  /**
   * Ends the work.
   *
   * @param sooner when there is something to do before the next time
   */
  synchronized void succeeded(Instant now, Optional<Instant> sooner) {
    running = false;
    failures = 0;
    next = every.map(now::plus);
    sooner.filter(time -> next.filter(time::isBefore).isPresent()).ifPresent(this::setNext);
  }

  /**
   * Ends the work after a failure: the delays double, so that an EHR that is down is left alone.
   */
  synchronized void failed(Instant now) {
    running = false;
    long most =
        Math.min(
            LONGEST_RETRY.toMillis(), FIRST_RETRY.toMillis() << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    setNext(now.plusMillis(most / 2 + random.nextLong(most / 2 + 1)));
  }

  /** Ends the work because this process may not continue. Another one may begin at once. */
  synchronized void stopped(Instant now) {
    running = false;
    next = every.map(time -> now);
  }

  /** Makes the work due, whatever was planned. */
  synchronized void bringForward(Instant now) {
    if (next.filter(now::isBefore).isPresent()) {
      setNext(now);
    }
  }

  /**
   * Makes the work due once, also if nothing is planned. A retry after a failure is not hurried.
   */
  synchronized void request(Instant now) {
    if (next.isEmpty() || (failures == 0 && now.isBefore(next.get()))) {
      setNext(now);
    }
  }

  private void setNext(Instant time) {
    next = Optional.of(time);
  }

  synchronized Optional<Instant> next() {
    return next;
  }
}
