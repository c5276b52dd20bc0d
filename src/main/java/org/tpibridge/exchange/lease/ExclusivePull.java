package org.tpibridge.exchange.lease;

import java.time.InstantSource;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.store.Store;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/**
 * Excludes that two processes pull from one EHR at the same time. Two pulls would store the same
 * versions twice and overwrite each other's positions.
 */
public final class ExclusivePull implements RunPermission, AutoCloseable {
  private final RenewedLease lease;
  private final ProcessNumber process;

  private ExclusivePull(RenewedLease lease, ProcessNumber process) {
    this.lease = lease;
    this.process = process;
  }

  /**
   * @throws ExchangeException if another process pulls from the EHR
   */
  public static ExclusivePull begin(Store store, String ehr, InstantSource clock) {
    ProcessNumber process = ProcessNumber.hold(store, clock);
    EhrLease lease = new EhrLease(store, clock, process, ehr, LeasedWork.PULL);
    try {
      return new ExclusivePull(
          RenewedLease.take(lease)
              .orElseThrow(
                  () ->
                      new ExchangeException(
                          "Another pull from "
                              + ehr
                              + " is running ("
                              + lease.holder().orElse("it has just ended")
                              + "). Wait until it has ended, then run the same command again.")),
          process);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  @Override
  public boolean isGranted() {
    return lease.isGranted();
  }

  @Override
  public void close() {
    try {
      lease.close();
    } finally {
      process.close();
    }
  }
}
