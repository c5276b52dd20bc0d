package org.tpibridge.exchange.push;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.Sender;

/**
 * Claims patients for a push. While it runs it holds a number that the operating system or the
 * database server releases when the process ends for any reason, so that the next push knows at
 * once which claims nobody works on. A time alone would have to be longer than the slowest EHR, and
 * a patient would wait that long after each killed push.
 */
final class PatientClaims implements AutoCloseable {
  /** After it, another process takes over, even if the database server keeps a lost session. */
  private static final Duration LENGTH = Duration.ofMinutes(10);

  /**
   * An EHR may process the last request of an ended process a moment longer. What is looked up
   * before would not be found, and be sent a second time.
   */
  private static final Duration PROCESSING = Duration.ofSeconds(5);

  private static final int MAX_SENDERS = 1_000;

  private final PushTarget target;
  private JobClaim held;
  private long number;

  PatientClaims(PushTarget target) {
    this.target = target;
    hold();
  }

  private void hold() {
    for (long free = 1; free <= MAX_SENDERS; free++) {
      Optional<JobClaim> claim = target.store().claimSender(free);
      if (claim.isPresent()) {
        held = claim.get();
        number = free;
        // Of a process that had the number before.
        end(free);
        return;
      }
    }
    throw new ExchangeException("Too many processes send data at the same time.");
  }

  /** Ends the claims of processes that have ended without doing so. */
  void takeOver() {
    for (long other :
        target.store().read(tx -> tx.exchange().claims().claimNumbers(target.name()))) {
      Optional<JobClaim> ended =
          other == number ? Optional.empty() : target.store().claimSender(other);
      ended.ifPresent(
          claim -> {
            try (claim) {
              end(other);
            }
          });
    }
  }

  private void end(long ended) {
    target
        .store()
        .update(tx -> tx.exchange().claims().endClaims(target.name(), ended, now(), PROCESSING));
  }

  /** Claims a patient that is due. */
  Optional<Claim> next() {
    Sender sender = sender();
    List<Claim> claims =
        target
            .store()
            .write(
                tx ->
                    tx.exchange()
                        .claims()
                        .claim(target.name(), sender, now(), now().plus(LENGTH), 1));
    return claims.stream().findFirst();
  }

  private synchronized Sender sender() {
    if (!held.renew()) {
      held.close();
      hold();
    }
    return new Sender(ProcessName.description() + " " + Thread.currentThread().getId(), number);
  }

  private Instant now() {
    return target.clock().instant();
  }

  @Override
  public void close() {
    held.close();
  }
}
