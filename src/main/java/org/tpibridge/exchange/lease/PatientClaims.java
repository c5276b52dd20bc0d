package org.tpibridge.exchange.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.ClaimScope;
import org.tpibridge.store.outbox.OutboxClaims.Sender;

/** Claims patients for a push, and takes over those of pushes that were killed. */
public final class PatientClaims implements AutoCloseable {
  /** After it, another process takes over, even if the database server keeps a lost session. */
  private static final Duration LENGTH = Duration.ofMinutes(10);

  /** How often a running push looks for claims of killed ones. */
  private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(5);

  private final Store store;
  private final String ehr;
  private final InstantSource clock;
  private final ProcessNumber process;
  private final boolean isOwnNumber;
  private Instant takenOver = Instant.EPOCH;

  private PatientClaims(
      Store store, String ehr, InstantSource clock, ProcessNumber process, boolean isOwnNumber) {
    this.store = store;
    this.ehr = ehr;
    this.clock = clock;
    this.process = process;
    this.isOwnNumber = isOwnNumber;
  }

  /**
   * @param process the number of this process, if it has one already
   */
  public static PatientClaims begin(
      Store store, String ehr, InstantSource clock, Optional<ProcessNumber> process) {
    return new PatientClaims(
        store,
        ehr,
        clock,
        process.orElseGet(() -> ProcessNumber.hold(store, clock)),
        process.isEmpty());
  }

  /** The number that this process holds. */
  public ProcessNumber process() {
    return process;
  }

  /** Ends the claims of processes that have ended without doing so, at most every few seconds. */
  public synchronized void takeOver() {
    if (!now().isBefore(takenOver.plus(TAKE_OVER_EVERY))) {
      takenOver = now();
      process.takeOver(ehr);
    }
  }

  /** Claims a patient that is due. */
  public Optional<Claim> next(ClaimScope scope) {
    Sender sender =
        new Sender(
            ProcessName.description() + " " + Thread.currentThread().getId(), process.number());
    List<Claim> claims =
        store.write(
            tx -> tx.exchange().claims().claim(ehr, sender, now(), now().plus(LENGTH), 1, scope));
    return claims.stream().findFirst();
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    if (isOwnNumber) {
      process.close();
    }
  }
}
