package org.tpibridge.exchange.lease;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.ProcessName;

/**
 * A number that a process holds while it runs, and that the operating system or the database server
 * releases when it ends for any reason. So others know at once which claims and leases nobody works
 * on. A time alone would have to be longer than the slowest EHR, and a patient would wait that long
 * after each killed push.
 */
public final class ProcessNumber implements AutoCloseable {
  /**
   * An EHR may process the last request of an ended process a moment longer. What is looked up
   * before would not be found, and be sent a second time.
   */
  private static final Duration PROCESSING = Duration.ofSeconds(5);

  private static final int MAX_NUMBERS = 1_000;

  private final Store store;
  private final InstantSource clock;
  private final String name;
  private JobClaim held;
  private long number;

  private ProcessNumber(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    hold();
    this.name = ProcessName.description() + ", number " + number;
  }

  /**
   * Holds the first free number.
   *
   * @throws ExchangeException if too many processes have one
   */
  public static ProcessNumber hold(Store store, InstantSource clock) {
    return new ProcessNumber(store, clock);
  }

  private void hold() {
    for (long free = 1; free <= MAX_NUMBERS; free++) {
      Optional<JobClaim> claim = store.claimSender(free);
      if (claim.isPresent()) {
        held = claim.get();
        number = free;
        // Of a process that had the number before.
        end(free);
        return;
      }
    }
    throw new ExchangeException("Too many processes exchange data at the same time.");
  }

  /** The number; another one than before if the connection to the database server was lost. */
  public synchronized long number() {
    if (!held.renew()) {
      held.close();
      hold();
    }
    return number;
  }

  /** For people; no other process has the same name. */
  public String name() {
    return name;
  }

  /** Ends the claims and leases of an EHR whose processes have ended without doing so. */
  public synchronized void takeOver(String ehr) {
    Set<Long> numbers =
        store.read(
            tx -> {
              Set<Long> found = new TreeSet<>(tx.exchange().claims().claimNumbers(ehr));
              found.addAll(tx.exchange().leases().numbers(ehr));
              return found;
            });
    numbers.remove(number);
    for (long other : numbers) {
      store
          .claimSender(other)
          .ifPresent(
              claim -> {
                try (claim) {
                  end(other);
                }
              });
    }
  }

  private void end(long ended) {
    store.update(
        tx -> {
          tx.exchange()
              .claims()
              .claimedEhrs(ended)
              .forEach(
                  ehr -> tx.exchange().claims().endClaims(ehr, ended, clock.instant(), PROCESSING));
          tx.exchange().leases().releaseOf(ended);
        });
  }

  @Override
  public synchronized void close() {
    held.close();
  }
}
