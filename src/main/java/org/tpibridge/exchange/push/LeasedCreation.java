package org.tpibridge.exchange.push;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.tpibridge.exchange.lease.EhrLease;
import org.tpibridge.exchange.lease.ProcessNumber;
import org.tpibridge.exchange.lease.RenewedLease;
import org.tpibridge.store.Store;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/** Excludes other threads of a push with a lock, and other processes with a lease. */
final class LeasedCreation implements SharedCreation {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Store store;
  private final InstantSource clock;
  private final ProcessNumber process;
  private final String ehr;
  private final Lock threads = new ReentrantLock();

  LeasedCreation(Store store, InstantSource clock, ProcessNumber process, String ehr) {
    this.store = store;
    this.clock = clock;
    this.process = process;
    this.ehr = ehr;
  }

  @Override
  public Outcome exclusively(Supplier<Outcome> work) {
    threads.lock();
    try {
      Optional<RenewedLease> lease = await();
      if (lease.isEmpty()) {
        return Outcome.of(
            Outcome.Kind.RETRY, "another process creates clinicians or places in the EHR");
      }
      try {
        return work.get();
      } finally {
        lease.get().close();
      }
    } finally {
      threads.unlock();
    }
  }

  private Optional<RenewedLease> await() {
    EhrLease lease = new EhrLease(store, clock, process, ehr, LeasedWork.SHARED);
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    Optional<RenewedLease> taken = RenewedLease.take(lease);
    try {
      while (taken.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(POLL.toMillis());
        taken = RenewedLease.take(lease);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return taken;
  }
}
