package org.tpibridge.listener;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.importing.messages.MessageInbox;
import org.tpibridge.importing.messages.MessageOutcome;
import org.tpibridge.importing.messages.MessageStoreException;
import org.tpibridge.importing.messages.WaitingMessage;

/**
 * Imports stored messages one after the other, in the order of arrival. If the store cannot be
 * used, it tries again, after a time that grows with each failure. Messages of processes that have
 * ended are imported as well.
 */
final class MessageWorker {
  private static final Logger log = LoggerFactory.getLogger(MessageWorker.class);

  /** After this time, a message that another process received is imported here. */
  private static final Duration TAKE_OVER = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofSeconds(5);

  /** A message may wait for an earlier one that another process is importing. */
  private static final Duration POLL_FOR_SENDER = Duration.ofMillis(200);

  private static final Duration CLEAN_UP = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** After this number of failures, messages about other patients no longer wait for a message. */
  private static final int FAILURES_OF_ONE = 5;

  private final MessageInbox inbox;
  private final InstantSource clock;
  private final Duration firstPause;
  private final Map<Long, CompletableFuture<MessageOutcome>> submitted = new ConcurrentHashMap<>();

  /** Messages that failed repeatedly, with the time of their next attempt. */
  private final Map<Long, Instant> postponed = new HashMap<>();

  private final Map<Long, Integer> failures = new HashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread = new Thread(this::run, "messages");
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private volatile Optional<String> problem = Optional.empty();
  private Instant nextCleanUp;
  private boolean signaled;
  private boolean ending;

  /**
   * @param firstPause the time after the first failure; it doubles with each further one
   */
  MessageWorker(MessageInbox inbox, InstantSource clock, Duration firstPause) {
    this.inbox = inbox;
    this.clock = clock;
    this.firstPause = firstPause;
    this.nextCleanUp = clock.instant();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long accepted() {
    return accepted.get();
  }

  long rejected() {
    return rejected.get();
  }

  /** Why messages are waiting, if the store could not be used. */
  Optional<String> problem() {
    return problem;
  }

  /** Completes with the result when a message was imported. */
  CompletableFuture<MessageOutcome> submit(long number) {
    CompletableFuture<MessageOutcome> outcome =
        submitted.computeIfAbsent(number, n -> new CompletableFuture<>());
    signal(false);
    return outcome;
  }

  private void signal(boolean end) {
    lock.lock();
    try {
      signaled = true;
      ending |= end;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    int pauses = 0;
    while (!isEnding()) {
      try {
        cleanUp();
        importWaiting();
        pauses = 0;
        if (postponed.isEmpty()) {
          problem = Optional.empty();
        }
        pause(untilNext(), true);
      } catch (MessageStoreException | RuntimeException | Error e) {
        // Without this thread, messages would be received and never imported.
        pauses++;
        Duration pause = pauseAfter(pauses);
        problem = Optional.of(reason(e));
        log.warn("Messages are waiting; next attempt in {} ms: {}", pause.toMillis(), reason(e));
        pause(pause, false);
      }
    }
    submitted.values().forEach(waiting -> waiting.cancel(false));
  }

  private Duration pauseAfter(int pauses) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(pauses - 1, 16));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** The time until other processes' messages are looked for, or a postponed one is tried again. */
  private Duration untilNext() {
    if (submitted.keySet().stream().anyMatch(number -> !postponed.containsKey(number))) {
      return POLL_FOR_SENDER;
    }
    return postponed.values().stream()
        .map(next -> Duration.between(clock.instant(), next))
        .filter(time -> time.compareTo(POLL) < 0)
        .min(Comparator.naturalOrder())
        .orElse(POLL);
  }

  private void cleanUp() throws MessageStoreException {
    if (!clock.instant().isBefore(nextCleanUp)) {
      inbox.cleanUp();
      nextCleanUp = clock.instant().plus(CLEAN_UP);
    }
  }

  private void importWaiting() throws MessageStoreException {
    boolean progress = true;
    while (progress && !isEnding()) {
      progress = false;
      for (WaitingMessage message : inbox.waiting()) {
        if (!isEnding() && isDue(message)) {
          progress |= isImported(message.number());
        }
      }
      // Duplicates, and messages that another process has imported meanwhile.
      for (long number : submitted.keySet()) {
        if (!isEnding() && !postponed.containsKey(number)) {
          progress |= isImported(number);
        }
      }
    }
  }

  private boolean isDue(WaitingMessage message) {
    Instant now = clock.instant();
    Instant next = postponed.get(message.number());
    if (next != null) {
      return !now.isBefore(next);
    }
    return submitted.containsKey(message.number())
        || !now.isBefore(message.receivedAt().plus(TAKE_OVER));
  }

  /** Imports a message; returns false if it waits for an earlier one. */
  private boolean isImported(long number) throws MessageStoreException {
    MessageOutcome outcome;
    try {
      outcome = inbox.process(number);
    } catch (MessageStoreException | RuntimeException | Error e) {
      if (isPostponed(number)) {
        report(number, e);
        return false;
      }
      throw e;
    }
    if (outcome.state() == MessageOutcome.ImportState.WAITING) {
      return false;
    }
    failures.remove(number);
    postponed.remove(number);
    if (outcome.state() == MessageOutcome.ImportState.IMPORTED) {
      (outcome.rejected() ? rejected : accepted).incrementAndGet();
      log.info("Message {} was {}", number, outcome.rejected() ? "rejected" : "imported");
    }
    Optional.ofNullable(submitted.remove(number)).ifPresent(waiting -> waiting.complete(outcome));
    return true;
  }

  /** Lets messages about other patients pass a message that fails again and again. */
  private boolean isPostponed(long number) {
    int count = failures.merge(number, 1, Integer::sum);
    if (count >= FAILURES_OF_ONE) {
      postponed.put(number, clock.instant().plus(pauseAfter(count)));
    }
    return count >= FAILURES_OF_ONE;
  }

  private void report(long number, Throwable e) {
    String why = reason(e);
    problem = Optional.of("message " + number + ": " + why);
    log.warn("Message {} is waiting and tried again later: {}", number, why);
  }

  /** The messages of other exceptions may quote the message. */
  private static String reason(Throwable e) {
    if (e instanceof MessageStoreException) {
      return e.getMessage();
    }
    StackTraceElement[] trace = e.getStackTrace();
    return "internal error "
        + e.getClass().getName()
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private boolean isEnding() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param endsWithMessage whether the next message ends the pause
   */
  private void pause(Duration most, boolean endsWithMessage) {
    lock.lock();
    try {
      long left = most.toNanos();
      while (left > 0 && !ending && !(endsWithMessage && signaled)) {
        left = changed.awaitNanos(left);
      }
      signaled = false;
    } catch (InterruptedException e) {
      ending = true;
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Ends after the message that is being imported. The others remain in the store. */
  void end(long seconds) throws InterruptedException {
    signal(true);
    thread.join(TimeUnit.SECONDS.toMillis(seconds));
  }
}
