package org.tpibridge.exchange.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tpibridge.store.Store;
import org.tpibridge.store.schedule.EhrLeases.Lease;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/**
 * The right of this process to do something for an EHR that only one process at a time may do. It
 * ends after {@link #LENGTH} unless it is renewed; another process may take it then, or as soon as
 * this process has ended.
 */
public final class EhrLease implements RunPermission {
  public static final Duration LENGTH = Duration.ofSeconds(60);

  /** The clocks of two processes may differ by so much. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Store store;
  private final InstantSource clock;
  private final ProcessNumber process;
  private final String ehr;
  private final LeasedWork work;
  private volatile Instant ends = Instant.EPOCH;

  public EhrLease(
      Store store, InstantSource clock, ProcessNumber process, String ehr, LeasedWork work) {
    this.store = store;
    this.clock = clock;
    this.process = process;
    this.ehr = ehr;
    this.work = work;
  }

  /**
   * Takes the lease, or renews it. Takes it over from a process that has ended.
   *
   * @return false if another process has it
   */
  public boolean take() {
    if (!tryTake()) {
      process.takeOver(ehr);
      return tryTake();
    }
    return true;
  }

  private boolean tryTake() {
    Instant now = clock.instant();
    Lease wanted = wanted(now);
    boolean taken = store.write(tx -> tx.exchange().leases().take(wanted, now));
    ends = taken ? wanted.ends() : Instant.EPOCH;
    return taken;
  }

  private Lease wanted(Instant now) {
    return new Lease(ehr, work, process.name(), process.number(), now.plus(LENGTH));
  }

  /** Whether this process certainly has it; false some time before another one may take it. */
  @Override
  public boolean isGranted() {
    return clock.instant().isBefore(ends.minus(MARGIN));
  }

  /** Whether it should be renewed now. */
  public boolean isRenewalDue() {
    return !clock.instant().isBefore(ends.minus(LENGTH.dividedBy(2)));
  }

  /** Who has the lease now. */
  public Optional<String> holder() {
    return store
        .read(tx -> tx.exchange().leases().find(ehr, work))
        .filter(lease -> lease.isValid(clock.instant()))
        .map(Lease::holder);
  }

  public void release() {
    ends = Instant.EPOCH;
    store.update(tx -> tx.exchange().leases().release(wanted(clock.instant())));
  }
}
