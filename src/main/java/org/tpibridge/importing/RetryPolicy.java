package org.tpibridge.importing;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.store.database.StoreException;

/**
 * Repeats operations that failed for a temporary reason, such as a lost connection or a lock of
 * another process. Waits longer after each failure, up to a limit counted from the first failure.
 */
final class RetryPolicy {
  private static final Logger log = LoggerFactory.getLogger(RetryPolicy.class);
  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Duration timeout;

  RetryPolicy(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * @param first the first attempt
   * @param again the next attempts; the failed one may have been committed nevertheless
   * @throws StoreException the last failure, if the time limit is reached or a retry cannot help
   */
  <T> T retry(Supplier<T> first, Supplier<T> again) {
    Supplier<T> attempt = first;
    Duration wait = FIRST;
    OptionalLong failed = OptionalLong.empty();
    while (true) {
      try {
        return attempt.get();
      } catch (StoreException e) {
        long now = System.nanoTime();
        failed = OptionalLong.of(failed.orElse(now));
        if (!e.isWorthRetrying() || now - failed.getAsLong() > timeout.toNanos()) {
          throw e;
        }
        log.debug("Trying again after {}", e.errorKind());
        pause(wait, e);
        wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        attempt = again;
      }
    }
  }

  /** Retries an operation that is safe to repeat. */
  <T> T retry(Supplier<T> repeatable) {
    return retry(repeatable, repeatable);
  }

  private static void pause(Duration wait, StoreException e) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
