package org.tpibridge.exchange.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrReply.Unanswered;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.LimitPolicy.Hours;

/** Limits, with a clock that only waiting moves. */
@Timeout(20)
final class RequestLimitsTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final EhrReply DONE =
      new Success(200, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private Instant now = Instant.parse("2026-01-15T15:00:10Z");
  private final List<Instant> sent = new ArrayList<>();
  private final RequestBudget used = RequestBudget.ofThisProcess();

  private LimitPolicy policy(
      Integer perMinute, Integer perDay, String quiet, int inFlight, Integer perSecond) {
    return new LimitPolicy(
        number(perSecond),
        number(perMinute),
        inFlight,
        number(perDay),
        Optional.ofNullable(quiet)
            .map(
                text ->
                    new Hours(
                        LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)))),
        Optional.empty(),
        OptionalInt.empty(),
        CHICAGO);
  }

  private static OptionalInt number(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private RequestLimits limits(LimitPolicy policy) {
    return new RequestLimits(policy, used, () -> now, wait -> now = now.plus(wait));
  }

  private EhrReply send(RequestLimits limits, EhrReply reply) {
    return limits.within(
        () -> {
          sent.add(now);
          return reply;
        });
  }

  @Test
  void noSixtySecondsHaveMoreThanTheLimitOfAMinute() {
    RequestLimits limits = limits(policy(5, null, null, 8, null));

    for (int i = 0; i < 23; i++) {
      assertThat(send(limits, DONE)).isSameAs(DONE);
      now = now.plusSeconds(1);
    }

    for (Instant start : sent) {
      assertThat(sent)
          .filteredOn(time -> !time.isBefore(start) && time.isBefore(start.plusSeconds(60)))
          .hasSizeLessThanOrEqualTo(5);
    }
    assertThat(Duration.between(sent.get(0), sent.get(22))).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void aDayHasItsBudgetAlsoForSeveralProcesses() {
    LimitPolicy policy = policy(null, 300, null, 8, null);
    RequestLimits one = limits(policy);
    RequestLimits two = limits(policy);

    int done = 0;
    for (int i = 0; i < 400; i++) {
      done += send(i % 2 == 0 ? one : two, DONE) == DONE ? 1 : 0;
    }

    assertThat(done).isEqualTo(300);
    NotSent reply = (NotSent) send(one, DONE);
    assertThat(reply.reason()).isEqualTo(NotSentReason.NO_BUDGET);
    assertThat(reply.message()).contains("limits.per-day");
    // 09:00:10 in Chicago.
    assertThat(reply.retryAfter()).contains(Duration.ofHours(15).minusSeconds(10));
    now = now.plus(reply.retryAfter().orElseThrow());
    assertThat(send(one, DONE)).isSameAs(DONE);
  }

  @Test
  void whatWasReservedIsGivenBack() {
    LimitPolicy policy = policy(null, 300, null, 8, null);
    for (int i = 0; i < 10; i++) {
      try (RequestLimits limits = limits(policy)) {
        send(limits, DONE);
      }
    }

    assertThat(used.add(LocalDate.of(2026, 1, 15), 0)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"08:00-10:00, 59:50", "22:00-10:00, 59:50", "09:00-09:01, 0:50"})
  void nothingIsSentInQuietHours(String hours, String wait) {
    RequestLimits limits = limits(policy(null, null, hours, 8, null));
    String[] parts = wait.split(":", -1);

    NotSent reply = (NotSent) send(limits, DONE);

    assertThat(reply.reason()).isEqualTo(NotSentReason.NO_BUDGET);
    assertThat(reply.retryAfter())
        .contains(
            Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1])));
    now = now.plus(reply.retryAfter().orElseThrow());
    assertThat(send(limits, DONE)).isSameAs(DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10:00-12:00", "22:00-06:00", "09:01-09:00"})
  void otherHoursAreNotQuiet(String hours) {
    assertThat(send(limits(policy(null, null, hours, 8, null)), DONE)).isSameAs(DONE);
  }

  @Test
  void aRequestToWaitAppliesToAllRequests() {
    RequestLimits limits = limits(LimitPolicy.DEFAULT);
    EhrReply wait =
        new Refused(429, Optional.empty(), Optional.of(Duration.ofSeconds(30)), Optional.empty());

    assertThat(send(limits, wait)).isSameAs(wait);
    NotSent next = (NotSent) send(limits, DONE);
    assertThat(next.reason()).isEqualTo(NotSentReason.BREAKER_OPEN);
    assertThat(next.retryAfter()).contains(Duration.ofSeconds(30));

    now = now.plusSeconds(26);
    assertThat(send(limits, DONE)).isSameAs(DONE);
    assertThat(sent.get(1)).isEqualTo(sent.get(0).plusSeconds(30));
  }

  @Test
  void anEhrThatCountsMinutesIsAskedAgainInTheNextOne() {
    EhrReply full = new Refused(429, Optional.empty(), Optional.empty(), Optional.empty());

    Refused reply = (Refused) send(limits(policy(250, null, null, 8, null)), full);

    assertThat(reply.retryAfter()).contains(Duration.ofSeconds(52));
  }

  @Test
  void afterManyFailuresNothingIsSent() {
    RequestLimits limits = limits(LimitPolicy.DEFAULT);
    for (int i = 0; i < 5; i++) {
      send(limits, new Unanswered("lost"));
    }

    NotSent reply = (NotSent) send(limits, DONE);

    assertThat(reply.reason()).isEqualTo(NotSentReason.BREAKER_OPEN);
    assertThat(sent).hasSize(5);
    assertThat(limits.breakerState()).isEqualTo("OPEN");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409, 412, 422, 500, 501})
  void anEhrThatRefusesIsNotBroken(int status) {
    RequestLimits limits = limits(LimitPolicy.DEFAULT);
    EhrReply refused = new Refused(status, Optional.empty(), Optional.empty(), Optional.empty());

    for (int i = 0; i < 30; i++) {
      assertThat(send(limits, refused)).isSameAs(refused);
    }
  }

  @Test
  void requestsAreSpreadOverTheSecond() {
    RequestLimits limits =
        new RequestLimits(
            policy(null, null, null, 8, 50), used, Instant::now, wait -> sleep(wait.toNanos()));
    long start = System.nanoTime();

    for (int i = 0; i < 25; i++) {
      limits.within(() -> DONE);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(420), Duration.ofMillis(1500));
  }

  private static void sleep(long nanoseconds) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanoseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void fewRequestsAreInFlight() throws Exception {
    RequestLimits limits = limits(policy(null, null, null, 3, null));
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(12);
    ExecutorService threads = Executors.newFixedThreadPool(12);
    for (int i = 0; i < 12; i++) {
      threads.execute(
          () -> {
            limits.within(
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  sleep(20_000_000);
                  running.decrementAndGet();
                  return DONE;
                });
            done.countDown();
          });
    }

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
    assertThat(most).hasValue(3);
  }

  @Test
  void aThreadThatIsInterruptedSendsNothing() {
    Thread.currentThread().interrupt();

    assertThat(send(limits(LimitPolicy.DEFAULT), DONE)).isInstanceOf(NotSent.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sent).isEmpty();
  }
}
