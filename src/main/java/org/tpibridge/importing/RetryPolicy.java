package org.tpibridge.importing;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.store.database.StoreException;

/**
 * Tries again where the database may do it in a moment: the connection is lost, another process has
 * a lock. Waits longer each time, up to a limit from the first failure on.
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
   * @param first what to do
   * @param again what to do after it failed, and may have been done after all
   * @throws StoreException the last, when patience is at its end or trying again is of no use
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
        log.debug("trying again after {}", e.errorKind());
        pause(wait, e);
        wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        attempt = again;
      }
    }
  }

  /** For what does no harm when it is done twice. */
  <T> T retry(Supplier<T> harmless) {
    return retry(harmless, harmless);
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
