package org.tpibridge.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {1, 2, 5})
  void resultsKeepTheOrderOfTheItems(int threads) {
    List<Integer> results = new ArrayList<>();

    new Lanes(threads)
        .each(IntStream.range(0, 1000).iterator(), LanesTest::slowedAtTimes, results::add);

    assertThat(results).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {1, 2, 5})
  void readingWaitsWhenTheSinkIsSlow(int threads) {
    AtomicInteger read = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    Iterator<Integer> items =
        IntStream.range(0, 5000).boxed().peek(i -> read.incrementAndGet()).iterator();

    new Lanes(threads).each(items, i -> i, i -> ahead.add(read.get() - i));

    assertThat(ahead).allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(16 * 4 * threads + 16));
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {1, 3})
  void whatTheWorkThrowsReachesTheCaller(int threads) {
    assertThatThrownBy(
            () ->
                new Lanes(threads)
                    .each(
                        List.of(1, 2, 3).iterator(),
                        i -> {
                          throw new IllegalArgumentException("item " + i);
                        },
                        i -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("item 1");
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
