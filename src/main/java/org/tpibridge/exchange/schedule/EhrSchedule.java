package org.tpibridge.exchange.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.lease.EhrLease;
import org.tpibridge.exchange.lease.ExclusivePull;
import org.tpibridge.exchange.lease.PermittedClient;
import org.tpibridge.exchange.lease.ProcessNumber;
import org.tpibridge.exchange.lease.RunPermission;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.pull.PullException;
import org.tpibridge.exchange.pull.PullOptions;
import org.tpibridge.exchange.pull.PullRun;
import org.tpibridge.exchange.pull.PullSummary;
import org.tpibridge.exchange.pull.PullTarget;
import org.tpibridge.exchange.push.PushRun;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.PushTarget;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/**
 * The schedule of one EHR. Any number of processes can have one; the one with the lease works. What
 * it does is a push or a pull as a user runs it, so it can be stopped at any time.
 */
final class EhrSchedule {
  private static final Logger log = LoggerFactory.getLogger(EhrSchedule.class);

  /** How often a process without the lease tries to get it. */
  private static final Duration TRY_LEADING_EVERY = Duration.ofSeconds(5);

  private static final Duration CHECK_ALERTS_EVERY = Duration.ofMinutes(1);
  private static final Duration CHECK_EXPIRY_EVERY = Duration.ofHours(12);
  private static final Duration REREAD_CAPABILITIES_AFTER = Duration.ofHours(1);
  private static final Duration STORE_CONDITION_EVERY = Duration.ofSeconds(5);

  private final EhrConnection connection;
  private final Store store;
  private final ScheduleOptions options;
  private final ScheduleEvents events;
  private final AlertNotifier alerts;
  private final InstantSource clock;
  private final Executor executor;
  private final ProcessNumber process;
  private final EhrLease leader;
  private final ObservedClient observed;
  private final EhrClient pushClient;
  private final EhrClient pullClient;
  private final PlannedWork push;
  private final PlannedWork pull;
  private final PlannedWork check;

  private volatile boolean stopping;
  private volatile boolean stopped;
  private volatile boolean paused;
  private volatile RunPermission pulling = () -> false;
  private volatile Expiry expiry = Expiry.NONE;
  private boolean leads;
  private Instant nextTry = Instant.EPOCH;
  private volatile Instant lastPush = Instant.EPOCH;
  private volatile Instant lastPull = Instant.EPOCH;
  private Instant lastExpiry = Instant.EPOCH;
  private Instant lastCapabilities = Instant.EPOCH;
  private Optional<CapabilitySource> capabilities = Optional.empty();
  private Optional<PullTarget> pullTarget = Optional.empty();
  private Optional<Condition> stored = Optional.empty();
  private Instant lastStored = Instant.EPOCH;

  EhrSchedule(
      EhrConnection connection,
      Store store,
      ProcessNumber process,
      ScheduleOptions options,
      ScheduleEvents events,
      AlertNotifier alerts,
      InstantSource clock,
      Executor executor) {
    this.connection = connection;
    this.store = store;
    this.options = options;
    this.events = events;
    this.alerts = alerts;
    this.clock = clock;
    this.executor = executor;
    this.process = process;
    this.leader = new EhrLease(store, clock, process, connection.name(), LeasedWork.LEADER);
    this.observed = new ObservedClient(connection.client(), clock);
    this.pushClient = new PermittedClient(observed, this::mayPush);
    this.pullClient = new PermittedClient(observed, this::mayPull);
    SchedulePolicy policy = connection.settings().schedule();
    Instant now = clock.instant();
    RandomGenerator random = RandomGenerator.getDefault();
    this.push = new PlannedWork(policy.pushEvery(), now, random);
    this.pull = new PlannedWork(policy.pullEvery(), now, random);
    this.check = new PlannedWork(Optional.of(CHECK_ALERTS_EVERY), now, random);
  }

  String name() {
    return connection.name();
  }

  /** What is being sent of a patient may be completed after a stop, for a while. */
  private boolean mayPush() {
    return !stopped && leader.isGranted();
  }

  /** A pull repeats what it has not finished, so it stops at once. */
  private boolean mayPull() {
    return !stopping && !paused && leader.isGranted() && pulling.isGranted();
  }

  /** Begins what is due. Called often, by one thread. */
  void tick() {
    lead();
    if (!leads || stopping) {
      return;
    }
    Optional<KnownEhr> known = store.read(tx -> tx.exchange().ehrs().find(name()));
    paused = known.map(KnownEhr::paused).orElse(false);
    known
        .flatMap(KnownEhr::pushRequested)
        .filter(requested -> requested.isAfter(lastPush) && !requested.isAfter(clock.instant()))
        .ifPresent(requested -> push.bringForward(clock.instant()));
    known
        .flatMap(KnownEhr::pullRequested)
        .filter(requested -> requested.isAfter(lastPull) && !requested.isAfter(clock.instant()))
        .ifPresent(requested -> pull.request(clock.instant()));
    if (!paused) {
      begin(push, this::push);
      begin(pull, this::pull);
    }
    begin(check, this::check);
    storeCondition();
  }

  /** Lets the process that leads pull soon: the EHR announced a change. */
  void requestPull() {
    Instant now = clock.instant();
    String url = connection.settings().url().toString();
    store.update(
        tx -> {
          tx.exchange().ehrs().add(name(), url);
          tx.exchange().ehrs().requestPull(name(), now);
        });
  }

  /** Takes or renews the lease. */
  void lead() {
    Instant now = clock.instant();
    if (leader.isRenewalDue() && !now.isBefore(nextTry)) {
      nextTry = leader.take() ? now : now.plus(TRY_LEADING_EVERY);
    }
    if (leads != leader.isGranted()) {
      leads = !leads;
      if (leads) {
        Optional<Condition> earlier = store.read(tx -> tx.exchange().conditions().find(name()));
        earlier.ifPresent(
            condition -> {
              observed.resume(condition.contact());
              expiry = condition.expiry();
            });
      }
      events.leading(name(), leads);
    }
  }

  /** Keeps the lease while work is completed. */
  void renew() {
    if (leads) {
      lead();
    }
  }

  private void begin(PlannedWork work, Runnable task) {
    if (work.begin(clock.instant())) {
      executor.execute(task);
    }
  }

  private void push() {
    lastPush = clock.instant();
    run(
        "push",
        push,
        () -> {
          PushSummary summary =
              new PushRun(
                      new PushTarget(
                          connection.settings(), pushClient, store, options.authority(), clock),
                      capabilities(),
                      options.push(),
                      () -> !stopping && mayPush(),
                      Optional.of(process))
                  .run();
          events.pushed(name(), summary);
          return summary.available();
        },
        this::mayPush);
  }

  /** The EHR's CapabilityStatement is large, so it is not read for each push. */
  private synchronized CapabilitySource capabilities() {
    Instant now = clock.instant();
    if (capabilities.isEmpty() || now.isAfter(lastCapabilities.plus(REREAD_CAPABILITIES_AFTER))) {
      lastCapabilities = now;
      capabilities = Optional.of(new CapabilitySource(connection.settings(), pushClient, store));
    }
    return capabilities.get();
  }

  private void pull() {
    lastPull = clock.instant();
    run(
        "pull",
        pull,
        () -> {
          try (ExclusivePull running = ExclusivePull.begin(store, name(), clock)) {
            pulling = running;
            if (pullTarget.isEmpty()) {
              pullTarget = Optional.of(connection.pulls().apply(pullClient));
            }
            PullSummary summary =
                new PullRun(
                        pullTarget.get(),
                        new CapabilitySource(connection.settings(), pullClient, store),
                        new PullOptions(false, false, Duration.ZERO))
                    .run();
            if (!stopping && !paused) {
              events.pulled(name(), summary);
            }
            return summary.available();
          } finally {
            pulling = () -> false;
          }
        },
        () -> !stopping && !paused && leader.isGranted());
  }

  /** Work that reports whether the EHR was available. */
  private interface Work {
    boolean run();
  }

  /**
   * @param permission if it has ended, the result says nothing about the EHR
   */
  private void run(String what, PlannedWork planned, Work work, RunPermission permission) {
    boolean succeeded = false;
    try {
      succeeded = work.run();
    } catch (ExchangeException | PullException | UsageException | StoreException e) {
      events.failed(name(), what, e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // Without the message, which may quote patient data.
      events.failed(name(), what, "internal error: " + e.getClass().getSimpleName());
      log.debug("A {} of {} failed", what, name(), e);
    } finally {
      Instant now = clock.instant();
      if (succeeded) {
        planned.succeeded(now, planned == push ? nextRetry(now) : Optional.empty());
      } else if (permission.isGranted()) {
        planned.failed(now);
      } else {
        planned.stopped(now);
      }
    }
  }

  /** When a patient is tried again; changes since the push wait for the next one. */
  private Optional<Instant> nextRetry(Instant now) {
    try {
      return store.read(tx -> tx.exchange().waiting().nextRetry(name(), now));
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  private void check() {
    run(
        "check",
        check,
        () -> {
          Instant now = clock.instant();
          if (!paused && !now.isBefore(lastExpiry.plus(CHECK_EXPIRY_EVERY))) {
            lastExpiry = now;
            Expiry found = connection.expiry().get();
            // Without a connection, that of the EHR is not known; it has not changed.
            expiry =
                new Expiry(
                    found.certificate().or(expiry::certificate),
                    found.ownCertificate(),
                    found.key());
            storeCondition();
          }
          alerts.update(connection.settings(), now);
          return true;
        },
        leader);
  }

  private synchronized void storeCondition() {
    Condition now =
        new Condition(observed.breaker(), observed.contact(), push.next(), pull.next(), expiry);
    Instant time = clock.instant();
    if (!stored.equals(Optional.of(now))
        && !time.isBefore(lastStored.plus(STORE_CONDITION_EVERY))) {
      store.update(tx -> tx.exchange().conditions().set(name(), now, time));
      stored = Optional.of(now);
      lastStored = time;
    }
  }

  /** Begins no further patient, and stops a pull. */
  void stop() {
    stopping = true;
  }

  /** Sends no further request. */
  void stopNow() {
    stopped = true;
  }

  /** Lets another process take over at once. */
  void release() {
    leader.release();
  }
}
