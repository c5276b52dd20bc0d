package org.tpibridge.exchange.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.lease.PatientClaims;
import org.tpibridge.exchange.lease.ProcessNumber;
import org.tpibridge.exchange.lease.RunPermission;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.OutboxClaims;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.ClaimScope;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;

/**
 * Sends what an EHR does not have yet: patient by patient, several patients at a time. Any number
 * of processes can push to the same EHR at once.
 */
public final class PushRun {
  private static final Logger LOG = LoggerFactory.getLogger(PushRun.class);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MAX_REPLANS = 20;

  private final PushTarget target;
  private final CapabilitySource source;
  private final PushOptions options;
  private final RunPermission permission;
  private final Optional<ProcessNumber> process;
  private final HistoricalVisits historical;
  private final ReadBack readBack;
  private final PushCounts counts = new PushCounts();
  private final Backoff backoff;
  private final AtomicReference<Optional<Outcome>> unavailable =
      new AtomicReference<>(Optional.empty());

  public PushRun(PushTarget target, CapabilitySource source, PushOptions options) {
    this(target, source, options, RunPermission.ALWAYS, Optional.empty());
  }

  /**
   * @param permission without it, no further patient is sent
   * @param process the number of this process, if it has one already
   */
  public PushRun(
      PushTarget target,
      CapabilitySource source,
      PushOptions options,
      RunPermission permission,
      Optional<ProcessNumber> process) {
    this.permission = permission;
    this.process = process;
    this.historical = new HistoricalVisits(target);
    this.target = target;
    this.source = source;
    this.options = options;
    this.backoff = new Backoff(RandomGenerator.getDefault(), options.firstRetry());
    this.readBack = new ReadBack(target);
  }

  /**
   * Sends until nothing is due, or the EHR is not available.
   *
   * @throws ExchangeException if the EHR was known under another URL, or is paused
   */
  public PushSummary run() {
    KnownEhr known = register();
    historical.begin();
    Optional<String> basis = ComparisonBasis.of(target.settings(), source);
    if (options.full() || ComparisonBasis.isToCompareAll(known, basis)) {
      target
          .store()
          .update(
              tx -> {
                tx.exchange().outbox().enqueueAll(target.name(), now());
                tx.exchange().ehrs().setCompareAll(target.name(), false);
                basis.ifPresent(hash -> tx.exchange().ehrs().setComparedWith(target.name(), hash));
              });
    }
    counts.deletedOfErased(new RemoteErasure(target).run());
    try (PatientClaims claims =
        PatientClaims.begin(target.store(), target.name(), target.clock(), process)) {
      SharedCreation shared =
          new LeasedCreation(target.store(), target.clock(), claims.process(), target.name());
      sendAll(new Session(claims, shared, known.readFirst()));
    }
    return summary(known);
  }

  /** What the threads of a push have in common. */
  private record Session(PatientClaims claims, SharedCreation shared, boolean readFirst) {}

  private void sendAll(Session session) {
    ExecutorService threads = Executors.newFixedThreadPool(options.threads());
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < options.threads(); i++) {
        workers.add(threads.submit(() -> work(session)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private PushSummary summary(KnownEhr known) {
    WaitingCounts waiting =
        target.store().read(tx -> tx.exchange().waiting().counts(target.name()));
    boolean available = unavailable.get().isEmpty();
    boolean nothingWaits = waiting.queued() + waiting.historical() == 0;
    if (known.readFirst() && available && nothingWaits) {
      target.store().update(tx -> tx.exchange().ehrs().setReadFirst(target.name(), false));
    }
    unavailable.get().ifPresent(outcome -> counts.patient(Outbox.NO_PATIENT, outcome));
    long deletions = target.store().read(tx -> tx.exchange().deletions().of(target.name())).size();
    boolean isSentNow = historical.scope() == ClaimScope.ALL;
    return counts.summary(
        waiting.queued() + (isSentNow ? waiting.historical() : 0),
        waiting.dead(),
        waiting.review(),
        deletions,
        isSentNow ? 0 : waiting.historical(),
        available);
  }

  private KnownEhr register() {
    String url = target.settings().url().toString();
    KnownEhr known = target.store().write(tx -> tx.exchange().ehrs().add(target.name(), url));
    boolean unused =
        target.store().read(tx -> tx.exchange().ledger().counts(target.name()).isEmpty());
    if (!known.url().equals(url) && unused) {
      // A correction of the settings before anything was sent.
      target.store().update(tx -> tx.exchange().ehrs().setUrl(target.name(), url));
    } else if (!known.url().equals(url)) {
      throw new ExchangeException(
          target.name()
              + " has had the URL "
              + known.url()
              + " until now. What was sent is only known for that URL. Use another name for another"
              + " EHR.");
    }
    if (known.paused()) {
      throw new ExchangeException(
          target.name()
              + " is paused. To continue, run: tpi-bridge bridge resume "
              + target.name());
    }
    if (target.settings().push().approvalRequired() && known.approved().isEmpty()) {
      if (!options.approve()) {
        throw new ExchangeException(
            "The first push to "
                + target.name()
                + " has to be approved. To see what would be sent, run: tpi-bridge push "
                + target.name()
                + " --dry-run. To approve it, run: tpi-bridge push "
                + target.name()
                + " --approve");
      }
      target.store().update(tx -> tx.exchange().ehrs().approve(target.name(), now()));
    }
    return known;
  }

  /** One thread: claims and sends patients until none is due. */
  private void work(Session session) {
    PatientClaims claims = session.claims();
    Instant end = now().plus(options.patience());
    while (unavailable.get().isEmpty() && mayContinue()) {
      claims.takeOver();
      Optional<Claim> claim = claims.next(historical.scope());
      if (claim.isPresent()) {
        deliver(claim.get(), session);
      } else {
        if (!isDueBefore(end)) {
          return;
        }
        pause();
      }
    }
  }

  /** A user may pause the EHR at any time. */
  private boolean mayContinue() {
    return !Thread.currentThread().isInterrupted()
        && permission.isGranted()
        && !target
            .store()
            .read(tx -> tx.exchange().ehrs().find(target.name()))
            .map(KnownEhr::paused)
            .orElse(false);
  }

  private boolean isDueBefore(Instant end) {
    ClaimScope scope = historical.scope();
    return target
        .store()
        .read(tx -> tx.exchange().waiting().nextDue(target.name(), scope))
        .filter(due -> due.isBefore(end))
        .isPresent();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Claim claim, Session session) {
    Outcome outcome;
    try {
      outcome = delivered(claim, historical.target(claim), session);
    } catch (RuntimeException e) {
      // Without the message, which may quote patient data.
      LOG.error(
          "Data of one patient was not sent to {}: {}", target.name(), e.getClass().getName());
      LOG.debug("Cause", e);
      outcome = Outcome.of(Outcome.Kind.REFUSED, "internal error: " + e.getClass().getSimpleName());
    }
    if (outcome.kind() == Outcome.Kind.EHR_UNAVAILABLE) {
      Outcome reason = outcome;
      unavailable.compareAndSet(Optional.empty(), Optional.of(reason));
    } else {
      counts.patient(claim.patientId(), outcome);
    }
    end(claim, outcome);
  }

  private Outcome delivered(Claim claim, PushTarget included, Session session) {
    Outcome outcome = Outcome.DONE;
    for (int i = 0; i < MAX_REPLANS; i++) {
      EhrCapabilities capabilities;
      CapabilitySource.Result result = source.capabilities();
      if (result instanceof CapabilitySource.Result.Known known) {
        capabilities = known.capabilities();
      } else {
        return Outcome.of(
            Outcome.Kind.EHR_UNAVAILABLE, ((CapabilitySource.Result.Unavailable) result).message());
      }
      outcome =
          new PatientDelivery(
                  new Delivery(
                      included,
                      capabilities,
                      session.readFirst(),
                      counts,
                      readBack,
                      new StoredDeliveries(target, claim.patientId()),
                      session.shared()))
              .deliver();
      if (outcome.kind() != Outcome.Kind.REPLAN) {
        return outcome;
      }
    }
    return Outcome.of(Outcome.Kind.RETRY, outcome.message());
  }

  private void end(Claim claim, Outcome outcome) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              OutboxClaims.WritableClaims claims = tx.exchange().claims();
              switch (outcome.kind()) {
                case DONE -> {
                  if (historical.isLeft(tx, claim)) {
                    claims.deferHistorical(claim, now);
                  } else {
                    claims.complete(claim, now);
                  }
                }
                case RETRY, REPLAN ->
                    claims.retryAt(
                        claim,
                        now.plus(backoff.next(claim.attempts(), outcome.after())),
                        outcome.message());
                case REVIEW -> claims.stop(claim, WaitState.REVIEW, now, outcome.message());
                case REFUSED -> claims.stop(claim, WaitState.DEAD, now, outcome.message());
                case EHR_UNAVAILABLE ->
                    claims.retryAt(
                        claim, now.plus(outcome.after().orElse(Duration.ZERO)), outcome.message());
              }
            });
  }

  private Instant now() {
    return target.clock().instant();
  }
}
