package org.tpibridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedParallelTest {

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 5})
  void resultsHaveTheOrderOfTheItems(int threads) {
    try (Stream<Integer> results =
        new OrderedParallel(threads)
            .map(IntStream.range(0, 1000).iterator(), OrderedParallelTest::slowedAtTimes)) {
      assertThat(results).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 5})
  void readingWaitsUntilResultsAreRead(int threads) {
    AtomicInteger read = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    Iterator<Integer> items =
        IntStream.range(0, 5000).boxed().peek(i -> read.incrementAndGet()).iterator();

    try (Stream<Integer> results = new OrderedParallel(threads).map(items, i -> i)) {
      results.forEachOrdered(i -> ahead.add(read.get() - i));
    }

    assertThat(ahead).allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(16 * 4 * threads + 16));
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3})
  void exceptionsOfTheWorkReachTheCaller(int threads) {
    Stream<Integer> results =
        new OrderedParallel(threads)
            .map(
                List.of(1, 2, 3).iterator(),
                i -> {
                  throw new IllegalArgumentException("item " + i);
                });

    assertThatThrownBy(results::toList)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("item 1");
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3})
  void nothingIsReadBeforeAResultIsRequested(int threads) {
    AtomicInteger read = new AtomicInteger();
    Iterator<Integer> items =
        Stream.iterate(0, i -> i + 1).peek(i -> read.incrementAndGet()).iterator();

    try (Stream<Integer> results = new OrderedParallel(threads).map(items, i -> i)) {
      assertThat(read).hasValue(0);
      assertThat(results.limit(3)).containsExactly(0, 1, 2);
    }
    assertThat(read.get()).isLessThanOrEqualTo(16 * 4 * threads);
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Stream<Integer> results =
        new OrderedParallel(2)
            .map(
                Stream.iterate(0, i -> i + 1).iterator(),
                i -> {
                  threads.add(Thread.currentThread());
                  return i;
                });
    Iterator<Integer> iterator = results.iterator();
    assertThat(iterator.next()).isZero();

    results.close();

    assertThat(threads).isNotEmpty();
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(10).toMillis());
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static int slowedAtTimes(int i) {
    if (i % 97 == 0) {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return i;
  }
}
