package org.tpibridge.exchange.lease;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.store.Store;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/**
 * Excludes that two processes pull from one EHR at the same time. Two pulls would store the same
 * versions twice and overwrite each other's positions.
 */
public final class ExclusivePull implements RunPermission, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ExclusivePull.class);

  private final EhrLease lease;
  private final ProcessNumber process;
  private final ScheduledExecutorService renewal;
  private final ScheduledFuture<?> renewals;

  private ExclusivePull(String ehr, EhrLease lease, ProcessNumber process) {
    this.lease = lease;
    this.process = process;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease of the pull from " + ehr);
              thread.setDaemon(true);
              return thread;
            });
    long period = EhrLease.LENGTH.toMillis() / 4;
    this.renewals =
        renewal.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * @throws ExchangeException if another process pulls from the EHR
   */
  public static ExclusivePull begin(Store store, String ehr, InstantSource clock) {
    ProcessNumber process = ProcessNumber.hold(store, clock);
    EhrLease lease = new EhrLease(store, clock, process, ehr, LeasedWork.PULL);
    try {
      if (lease.take()) {
        return new ExclusivePull(ehr, lease, process);
      }
      throw new ExchangeException(
          "Another pull from "
              + ehr
              + " is running ("
              + lease.holder().orElse("it has just ended")
              + "). Wait until it has ended, then run the same command again.");
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
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
    try {
      lease.release();
    } finally {
      process.close();
    }
  }
}
