package org.tpibridge.exchange.lease;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease that is renewed until it is closed. */
public final class RenewedLease implements RunPermission, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RenewedLease.class);

  private final EhrLease lease;
  private final ScheduledExecutorService renewal;
  private final ScheduledFuture<?> renewals;

  private RenewedLease(EhrLease lease) {
    this.lease = lease;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease");
              thread.setDaemon(true);
              return thread;
            });
    long period = EhrLease.LENGTH.toMillis() / 4;
    this.renewals =
        renewal.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
  }

  /** Takes a lease; empty if another process has it. */
  public static Optional<RenewedLease> take(EhrLease lease) {
    return lease.take() ? Optional.of(new RenewedLease(lease)) : Optional.empty();
  }

  private void renew() {
    try {
      lease.take();
    } catch (RuntimeException e) {
      // Such as because the database cannot be reached. The lease ends if this lasts.
      log.debug("cannot renew a lease", e);
    }
  }

  @Override
  public boolean isGranted() {
    return lease.isGranted();
  }

  @Override
  public void close() {
    renewals.cancel(false);
    renewal.shutdownNow();
    try {
      renewal.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lease.release();
  }
}
