package org.tpibridge.exchange.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.lease.ProcessNumber;
import org.tpibridge.exchange.subscription.ChangeHints;
import org.tpibridge.exchange.subscription.PendingHints;
import org.tpibridge.importing.StopSignal;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.StoreException;

/**
 * Exchanges data with EHRs on their schedules until it is stopped. Several processes can do so with
 * one database; each EHR is served by one of them, and by another one if that ends. A failure of
 * one EHR does not affect the others.
 */
public final class ContinuousExchange implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ContinuousExchange.class);

  private static final Duration TICK = Duration.ofMillis(500);
  private static final long AWAIT_MILLIS = 50;

  private final ScheduleOptions options;
  private final ScheduleEvents events;
  private final List<EhrSchedule> schedules;
  private final ExecutorService threads;
  private final AtomicInteger running = new AtomicInteger();
  private final PendingHints hints = new PendingHints();

  /** EHRs whose schedule failed, so that the same failure is reported once. */
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /**
   * @param process shows others that this process runs; the caller closes it afterwards
   */
  public ContinuousExchange(
      Store store,
      ProcessNumber process,
      List<EhrConnection> connections,
      ScheduleOptions options,
      ScheduleEvents events,
      AlertNotifier alerts,
      InstantSource clock) {
    this.options = options;
    this.events = events;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "exchange");
              thread.setDaemon(true);
              return thread;
            });
    this.schedules =
        connections.stream()
            .map(
                connection ->
                    new EhrSchedule(
                        connection, store, process, options, events, alerts, clock, this::execute))
            .toList();
  }

  private void execute(Runnable task) {
    running.incrementAndGet();
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            running.decrementAndGet();
          }
        });
  }

  /** Runs until a stop is requested. Close it afterwards. */
  public void run(StopSignal stop) {
    do {
      tick();
    } while (!stop.await(TICK));
  }

  /** Begins what is due. */
  void tick() {
    for (EhrSchedule schedule : schedules) {
      guarded(schedule, () -> storeHint(schedule));
      guarded(schedule, schedule::tick);
    }
  }

  /** Receives hints that something changed in an EHR. Whichever process leads pulls soon. */
  public ChangeHints hints() {
    return hints;
  }

  private void storeHint(EhrSchedule schedule) {
    if (hints.take(schedule.name())) {
      try {
        schedule.requestPull();
      } catch (RuntimeException e) {
        hints.changed(schedule.name());
        throw e;
      }
    }
  }

  private void guarded(EhrSchedule schedule, Runnable step) {
    String ehr = schedule.name();
    try {
      step.run();
      failing.remove(ehr);
    } catch (RuntimeException e) {
      log.debug("The schedule of {} failed", ehr, e);
      if (failing.add(ehr)) {
        events.failed(
            ehr,
            "schedule",
            e instanceof StoreException
                ? e.getMessage()
                // Without the message, which may quote patient data.
                : "internal error: " + e.getClass().getSimpleName());
      }
    }
  }

  boolean isIdle() {
    return running.get() == 0;
  }

  /**
   * Stops: what is being sent of a patient is completed, if that does not take too long; then
   * another process may take over. What is not finished is continued by the next run.
   */
  @Override
  public void close() {
    schedules.forEach(EhrSchedule::stop);
    if (!awaitIdle(options.grace())) {
      schedules.forEach(EhrSchedule::stopNow);
      awaitIdle(options.grace());
    }
    schedules.forEach(EhrSchedule::stopNow);
    threads.shutdownNow();
    schedules.forEach(schedule -> guarded(schedule, schedule::release));
  }

  private boolean awaitIdle(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (!isIdle() && System.nanoTime() < end) {
        Thread.sleep(AWAIT_MILLIS);
        // The work needs the leases until it ends.
        schedules.forEach(schedule -> guarded(schedule, schedule::renew));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return isIdle();
  }
}
