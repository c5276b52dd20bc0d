package org.tpibridge.exchange.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.LimitPolicy.Hours;

/**
 * Keeps to the limits of an EHR: short waits are made here; for long ones, the caller learns when
 * to try again. After many failures, nothing is sent for a while. Safe for use by many threads.
 */
public final class RequestLimits implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(10);
  private static final int TOO_MANY_REQUESTS = 429;

  /** Waits; tests do so without time. */
  interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final LimitPolicy policy;
  private final InstantSource clock;
  private final Pause pause;
  private final Semaphore inFlight;
  private final Optional<DailyBudget> daily;
  private final Optional<MinuteWindow> minute;
  private final Optional<RateLimiter> usual;
  private final Optional<RateLimiter> peak;
  private final CircuitBreaker breaker;
  private volatile Instant pausedUntil = Instant.MIN;

  public RequestLimits(LimitPolicy policy, RequestBudget budget, InstantSource clock) {
    this(policy, budget, clock, duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
  }

  RequestLimits(LimitPolicy policy, RequestBudget budget, InstantSource clock, Pause pause) {
    this.policy = policy;
    this.clock = clock;
    this.pause = pause;
    this.inFlight = new Semaphore(policy.inFlight(), true);
    this.daily =
        policy.perDay().isPresent()
            ? Optional.of(new DailyBudget(policy.perDay().getAsInt(), budget))
            : Optional.empty();
    this.minute =
        policy.perMinute().isPresent()
            ? Optional.of(new MinuteWindow(policy.perMinute().getAsInt()))
            : Optional.empty();
    this.usual = limiter("usual", policy.perSecond());
    this.peak = limiter("peak", policy.peakPerSecond());
    this.breaker = breaker();
  }

  /** One permission at a time, so that requests are spread over the second. */
  private static Optional<RateLimiter> limiter(String name, OptionalInt perSecond) {
    return perSecond.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                    .limitForPeriod(1)
                    .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(perSecond.getAsInt()))
                    .timeoutDuration(LONGEST_QUEUE)
                    .build()));
  }

  private static CircuitBreaker breaker() {
    return CircuitBreaker.of(
        "ehr",
        CircuitBreakerConfig.custom()
            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(60)
            .waitIntervalFunctionInOpenState(
                IntervalFunction.ofExponentialBackoff(
                    Duration.ofSeconds(10), 2, Duration.ofMinutes(5)))
            .permittedNumberOfCallsInHalfOpenState(1)
            .build());
  }

  /** Sends a request when the limits allow it. */
  public EhrReply within(Supplier<EhrReply> request) {
    Optional<NotSent> refusal = refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      inFlight.acquire();
      try {
        return afterWaiting(request);
      } finally {
        inFlight.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSent("The program is stopping.", Optional.empty());
    }
  }

  private EhrReply afterWaiting(Supplier<EhrReply> request) throws InterruptedException {
    awaitPause();
    // The wait may have been long.
    Optional<NotSent> refusal = refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!breaker.tryAcquirePermission()) {
      return open();
    }
    boolean sent = false;
    try {
      Optional<NotSent> exhausted = takeDaily();
      if (exhausted.isPresent()) {
        return exhausted.get();
      }
      awaitMinute();
      awaitSecond();
      sent = true;
      return recorded(request);
    } finally {
      if (!sent) {
        breaker.releasePermission();
      }
    }
  }

  private EhrReply recorded(Supplier<EhrReply> request) {
    long start = breaker.getCurrentTimestamp();
    boolean answered = false;
    try {
      EhrReply reply = request.get();
      answered = isAnswer(reply);
      return withPause(reply);
    } finally {
      long duration = breaker.getCurrentTimestamp() - start;
      if (answered) {
        breaker.onSuccess(duration, breaker.getTimestampUnit());
      } else {
        breaker.onError(
            duration, breaker.getTimestampUnit(), new IllegalStateException("no usable answer"));
      }
    }
  }

  /** Whether the EHR works, even if it refused this request. */
  private static boolean isAnswer(EhrReply reply) {
    if (reply instanceof EhrReply.Refused refused) {
      return refused.status() != 502 && refused.status() != 503 && refused.status() != 504;
    }
    if (reply instanceof EhrReply.Rejected rejected) {
      return !rejected.temporary();
    }
    return reply instanceof EhrReply.Success
        || (reply instanceof NotSent notSent
            && notSent.reason() == NotSentReason.FORBIDDEN_ADDRESS);
  }

  /** If the EHR asks to wait, other requests wait, too. */
  private EhrReply withPause(EhrReply reply) {
    if (!(reply instanceof EhrReply.Refused refused)
        || (refused.status() != TOO_MANY_REQUESTS && refused.status() != 503)) {
      return reply;
    }
    EhrReply.Refused known =
        refused.retryAfter().isEmpty()
                && refused.status() == TOO_MANY_REQUESTS
                && minute.isPresent()
            ? new EhrReply.Refused(
                refused.status(),
                refused.outcome(),
                Optional.of(untilNextMinute()),
                refused.location())
            : refused;
    known
        .retryAfter()
        .map(clock.instant()::plus)
        .filter(until -> until.isAfter(pausedUntil))
        .ifPresent(until -> pausedUntil = until);
    return known;
  }

  /** Such EHRs count again from the start of a minute; their clock may differ a little. */
  private Duration untilNextMinute() {
    Instant now = clock.instant();
    return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(62));
  }

  private void awaitPause() throws InterruptedException {
    Duration rest = Duration.between(clock.instant(), pausedUntil);
    if (pausedUntil.isAfter(clock.instant()) && rest.compareTo(LONGEST_WAIT) <= 0) {
      pause.sleep(rest);
    }
  }

  /** Why nothing can be sent for longer than a short wait. */
  private Optional<NotSent> refusal() {
    Instant now = clock.instant();
    Optional<NotSent> quiet = policy.quiet().flatMap(hours -> quiet(hours, now));
    if (quiet.isPresent()) {
      return quiet;
    }
    Instant until = pausedUntil;
    if (until.isAfter(now) && Duration.between(now, until).compareTo(LONGEST_WAIT) > 0) {
      return Optional.of(
          new NotSent(
              NotSentReason.BREAKER_OPEN,
              "The EHR asked to wait.",
              Optional.of(Duration.between(now, until))));
    }
    return Optional.empty();
  }

  private Optional<NotSent> quiet(Hours hours, Instant now) {
    ZonedDateTime local = now.atZone(policy.zone());
    if (!hours.contain(local.toLocalTime())) {
      return Optional.empty();
    }
    return Optional.of(
        notSent(
            "Nothing is sent in the quiet hours, until " + hours.end() + ".",
            Optional.of(until(local, hours.end()))));
  }

  private static Duration until(ZonedDateTime now, LocalTime time) {
    ZonedDateTime end = now.with(time);
    return Duration.between(now, end.isAfter(now) ? end : end.plusDays(1));
  }

  private NotSent open() {
    return new NotSent(
        NotSentReason.BREAKER_OPEN,
        "The EHR did not answer several requests. The next one is tried later.",
        Optional.of(Duration.ofSeconds(10)));
  }

  private Optional<NotSent> takeDaily() {
    ZonedDateTime local = clock.instant().atZone(policy.zone());
    if (daily.isEmpty() || daily.get().take(local.toLocalDate())) {
      return Optional.empty();
    }
    return Optional.of(
        notSent(
            "The requests of this day are used up (limits.per-day).",
            Optional.of(until(local, LocalTime.MIDNIGHT))));
  }

  private void awaitMinute() throws InterruptedException {
    if (minute.isEmpty()) {
      return;
    }
    for (Duration wait = minute.get().take(clock.instant());
        !wait.isZero();
        wait = minute.get().take(clock.instant())) {
      pause.sleep(wait);
    }
  }

  private void awaitSecond() throws InterruptedException {
    LocalTime time = clock.instant().atZone(policy.zone()).toLocalTime();
    boolean busy = policy.peak().filter(hours -> hours.contain(time)).isPresent();
    Optional<RateLimiter> limiter = busy ? peak : usual;
    if (limiter.isEmpty()) {
      return;
    }
    long nanoseconds = limiter.get().reservePermission();
    if (nanoseconds > 0) {
      pause.sleep(Duration.ofNanos(nanoseconds));
    }
  }

  private static NotSent notSent(String message, Optional<Duration> retryAfter) {
    return new NotSent(NotSentReason.NO_BUDGET, message, retryAfter);
  }

  /** {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}. */
  public String breakerState() {
    return breaker.getState().name();
  }

  @Override
  public void close() {
    daily.ifPresent(DailyBudget::close);
  }
}
